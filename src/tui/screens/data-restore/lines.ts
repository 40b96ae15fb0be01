import type { BackupComparison } from '../../../data/restore/index.ts';
import { DeskError } from '../../../desk/index.ts';
import { type Moments, type Span, wrapLines } from '../../kit.ts';
import { lossText } from './state.ts';
import type { Stage, Wanted } from './use-comparison.ts';

/** `Restore yesterday 18:00 (16 h ago, proved, revision 20261121-01)` */
export function titleText(stage: Stage, name: string, { undo }: Wanted, { when, ago }: Moments): string {
  const act = undo ? 'Undo the last restore: back to' : 'Restore';
  if (stage.kind !== 'ready') return `${act} ${name}`;
  const { at, backup_revision, revision } = stage.comparison;
  const age = backup_revision?.slice(0, 11) === revision ? '' : ', brought up to this program';
  return `${act} ${when(at)} (${ago(at)}, proved, revision ${backup_revision?.slice(0, 11) ?? 'none'}${age})`;
}

/** Said when the comparison is older than the present. */
export function sinceLine(isOld: boolean, key: string): Span[] {
  if (!isOld) return [];
  const text = ` ! Another desk has saved since: more would be lost. ${key} compares again.`;
  return [{ text, tone: 'warning' }];
}

/** What would be lost, what is kept, and how to take it back. */
export function safetyLines(comparison: BackupComparison, width: number): Span[][] {
  const { tables, age } = comparison;
  const parted =
    age === 'other'
      ? ['It has another past than the present data: look twice whether it is the right one.']
      : [];
  const newer = age === 'newer' ? ['It is newer than the present data.'] : [];
  const warn = [...parted, ...newer].flatMap((text) => wrapLines(`! ${text}`, width - 6));
  const said = wrapLines(lossText(tables), width - 6);
  return [
    ...(warn.length === 0 ? [[]] : []),
    ...warn.map((text): Span[] => [{ text: `   ${text}`, tone: 'warning' }]),
    ...said.map((text): Span[] => [{ text: `   ${text}` }]),
    [
      {
        text: '   A copy of today’s data is kept; Restore → Undo (keys 7 r U) brings it back.',
        tone: 'muted',
      } as const,
    ],
  ];
}

/** Why it cannot be restored, and what to do. */
export function refusedLines(problem: unknown, width: number): Span[][] {
  const message = problem instanceof Error ? problem.message : String(problem);
  const hint = problem instanceof DeskError ? problem.hint : undefined;
  return [
    ...wrapLines(`✗ ${message}`, width - 6).map((text): Span[] => [{ text: `   ${text}`, tone: 'danger' }]),
    ...(hint === undefined ? [] : wrapLines(hint, width - 6).map((text): Span[] => [{ text: `   ${text}` }])),
    [],
    [{ text: '   Nothing was changed. Esc goes back to the list.', tone: 'muted' }],
  ];
}
