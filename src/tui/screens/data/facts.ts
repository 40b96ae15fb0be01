import type { Health } from '../../../data/health/index.ts';
import type { Overview } from '../../../data/overview/index.ts';
import { bothEnds, counted, countText, fit, type Moments, type Span, sizeText } from '../../kit.ts';

/** What the database holds and where it stands, a line each, beside the menu. */
export function factLines(overview: Overview | undefined): Span[][] {
  if (!overview) return [[{ text: ' Looking …', tone: 'muted' }]];
  const { rows, revision } = overview.status;
  const row = (table: string, one: string, many?: string): Span[] => [
    { text: ` ${counted(rows[table] ?? 0, one, many)}` },
  ];
  const schema: Span[] =
    revision.pending.length > 0
      ? [{ text: ` Schema ${revision.current ?? 'empty'} !`, tone: 'warning' }]
      : [{ text: ` Schema ${revision.current ?? 'empty'} ` }, { text: '✓', tone: 'ok' }];
  return [
    row('patients', 'patient'),
    row('doctors', 'doctor'),
    row('appointments', 'appointment'),
    row('queue_entries', 'queue entry', 'queue entries'),
    row('audit_logs', 'audit entry', 'audit entries'),
    [],
    schema,
    [
      {
        text: ` Disk ${overview.free_bytes === null ? 'cannot be asked' : `${sizeText(overview.free_bytes)} free`}`,
      },
    ],
  ];
}

/** `clinic.db · SQLite · 4.1 MB` */
export function placeText({ status }: Overview): string {
  const name = status.place.split('/').at(-1) ?? status.place;
  return `${name} · ${status.engine} · ${sizeText(status.size_bytes)}`;
}

/** On a wide terminal: the newest backups, the checks, and what was run last. */
export function wideLines(
  seen: { readonly overview: Overview | undefined; readonly health: Health | undefined },
  here: Moments,
  { width, height }: { readonly width: number; readonly height: number },
): Span[][] {
  const { overview, health } = seen;
  if (!overview) return [];
  const backups = overview.backups.slice(0, 5).map((backup): Span[] => [
    { text: ` ${backup.verified ? '✓' : '✗'} `, tone: backup.verified ? 'ok' : 'danger' },
    {
      text: bothEnds(
        `${fit(here.when(backup.at), 18)}${backup.note ?? backup.kind}`,
        `${sizeText(backup.stored_bytes)}  ${here.ago(backup.at)}`,
        width - 4,
      ),
    },
  ]);
  // What is wrong must not be below the edge.
  const inOrder = (health?.checks ?? []).toSorted((a, b) => Number(a.ok) - Number(b.ok));
  const checks = inOrder.map((check): Span[] => [
    { text: ` ${check.ok ? '✓' : '✗'} `, tone: check.ok ? 'ok' : 'danger' },
    { text: fit(`${fit(check.name.replaceAll('_', ' '), 18)}${check.message}`, width - 4) },
  ]);
  const log = overview.log.slice(0, 5).map((line): Span[] => [
    { text: ` ${line.outcome === 'done' ? '✓' : '✗'} `, tone: line.outcome === 'done' ? 'ok' : 'danger' },
    {
      text: fit(
        `${fit(here.when(line.at), 18)}${fit(line.operation, 20)} ${line.message ?? line.code ?? ''}`,
        width - 4,
      ),
    },
  ]);
  const lines: Span[][] = [
    [
      { text: ` ROWS${' '.repeat(14)}`, tone: 'title' },
      { text: rowsText(overview), tone: 'muted' },
    ],
    [],
    heading('BACKUPS', `in ${overview.backups_folder}`, width),
    ...(backups.length > 0 ? backups : [quiet('None yet.')]),
    [],
    heading('LOG', '', width),
    ...(log.length > 0 ? log : [quiet('Nothing was run on the data yet.')]),
    [],
    heading('HEALTH', '', width),
    ...(checks.length > 0 ? checks : [quiet('Looking …')]),
  ];
  return lines.slice(0, height);
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

function quiet(text: string): Span[] {
  return [{ text: ` ${text}`, tone: 'muted' }];
}
