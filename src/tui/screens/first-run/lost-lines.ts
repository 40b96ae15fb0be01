import type { WayBack } from '../../../data/restore/index.ts';
import type { DeskError } from '../../../desk/index.ts';
import { counted, type Moments, type Span, wrapLines } from '../../kit.ts';

export interface Lost {
  readonly db: string;
  readonly problem: DeskError | null;
  /** Null where no backup is good, undefined until it is known. */
  readonly found: WayBack | null | undefined;
  readonly isLooking: boolean;
  readonly moments: Moments;
  readonly width: number;
}

/** What happened, what there is to go back to, and what it would lose. */
export function lostLines({ db, problem, found, isLooking, moments, width }: Lost): Span[][] {
  const isDamaged = problem?.code === 'corrupt';
  const what = isDamaged ? 'The database is damaged' : 'The database is gone';
  const untouched = isDamaged
    ? `${db} is left as it is. When a backup is restored it is set aside beside it, never written over.`
    : `There is nothing in ${db}, but there are backups of it.`;
  return [
    [],
    [{ text: `   ${what}.`, tone: 'danger' }],
    ...paragraph(untouched, width),
    [],
    ...(isLooking && !found
      ? [[{ text: '   Looking for the newest backup that proves good …', tone: 'muted' } as const]]
      : wayBackLines(found ?? null, moments, width)),
  ];
}

function wayBackLines(found: WayBack | null, moments: Moments, width: number): Span[][] {
  if (found === null)
    return paragraph(
      'No backup in the folder of backups proved good. If there is one elsewhere: frontdesk restore FILE. Esc leaves everything as it is.',
      width,
    );
  const { backup, comparison, passed_over } = found;
  const age = `${moments.when(backup.at)} (${moments.ago(backup.at)})`;
  return [
    [
      { text: `   The newest good backup is of ${age}`, tone: 'title' },
      { text: `   ${backup.id}`, tone: 'muted' },
    ],
    ...(comparison === null
      ? paragraph('It is encrypted: its passphrase or key is asked for.', width)
      : paragraph(`It holds ${holdings(comparison.rows)}.`, width)),
    ...paragraph('What was entered after that is not in it.', width),
    ...passed_over.flatMap(({ id, problem }) => paragraph(`Passed over ${id}: ${problem}`, width, 'warning')),
    [],
    [{ text: '   r restores it   Esc leaves everything as it is', tone: 'accent' }],
  ];
}

function holdings(rows: Readonly<Record<string, { readonly then: number }>>): string {
  const of = (table: string) => rows[table]?.then ?? 0;
  return [
    counted(of('patients'), 'patient'),
    counted(of('appointments'), 'appointment'),
    counted(of('doctors'), 'doctor'),
  ].join(', ');
}

function paragraph(text: string, width: number, tone: Span['tone'] = 'plain'): Span[][] {
  return wrapLines(text, width - 6).map((line): Span[] => [{ text: `   ${line}`, tone }]);
}
