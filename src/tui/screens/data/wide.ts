import type { Health } from '../../../data/health/index.ts';
import type { Overview } from '../../../data/overview/index.ts';
import { bothEnds, countText, fit, type Moments, type Span, sizeText } from '../../kit.ts';

const WHEN = 18;

/** On a wide terminal, beside the menu: all rows, the newest backups, and what was run last where that may be seen. */
export function recentLines(
  overview: Overview | undefined,
  here: Moments,
  width: number,
  hasLog: boolean,
): Span[][] {
  if (!overview) return [];
  const backups = overview.backups.slice(0, 8).map((backup): Span[] => [
    sign(backup.verified),
    {
      text: bothEnds(
        `${fit(here.when(backup.at), WHEN)}${backup.note ?? backup.kind}`,
        `${sizeText(backup.stored_bytes)}  ${here.ago(backup.at)}`,
        width - 4,
      ),
    },
  ]);
  const log = overview.log.slice(0, 8).map((line): Span[] => {
    const what = `${fit(here.when(line.at), WHEN)}${fit(line.operation, 20)} ${line.message ?? 'done'}`;
    return [sign(line.outcome === 'done'), { text: fit(what, width - 4) }];
  });
  return [
    heading('ROWS', rowsText(overview), width),
    [],
    heading('BACKUPS', overview.backups_folder, width),
    ...orQuiet(backups, 'None yet.'),
    ...(hasLog ? [[], heading('LOG', '', width), ...orQuiet(log, 'Nothing was run on the data yet.')] : []),
  ];
}

/** On a wide terminal, under the menu: every check, the failed ones first. */
export function healthLines(health: Health | undefined, width: number): Span[][] {
  const inOrder = (health?.checks ?? []).toSorted((a, b) => Number(a.ok) - Number(b.ok));
  const checks = inOrder.map((check): Span[] => [
    sign(check.ok),
    { text: fit(`${fit(check.name.replaceAll('_', ' '), WHEN - 2)}${check.message}`, width - 4) },
  ]);
  return [[], heading('HEALTH', '', width), ...orQuiet(checks, 'Looking …')];
}

function sign(isGood: boolean): Span {
  return isGood ? { text: ' ✓ ', tone: 'ok' } : { text: ' ✗ ', tone: 'danger' };
}

function rowsText({ status }: Overview): string {
  const all = Object.values(status.rows).reduce((sum, count) => sum + count, 0);
  return `${countText(all)} in ${Object.keys(status.rows).length} tables`;
}

function heading(title: string, note: string, width: number): Span[] {
  return [
    { text: ` ${title}`, tone: 'title' },
    { text: fit(note, width - title.length - 2, 'right'), tone: 'muted' },
  ];
}

function orQuiet(lines: Span[][], otherwise: string): Span[][] {
  return lines.length > 0 ? lines : [[{ text: ` ${otherwise}`, tone: 'muted' }]];
}
