import type { Changed, HistoryRow, SchemaPlan } from '../../data/schema/index.ts';
import { shortRevision } from '../../data/schema/index.ts';
import { wallText } from '../../desk/words/index.ts';
import type { Paint } from './paint.ts';
import { formatTable } from './table.ts';

/** The table of revisions: green is applied, yellow pending, red changed since it was applied. */
export function historyInWords(rows: readonly HistoryRow[], paint: Paint, zone: string): string {
  if (rows.length === 0) return 'None.';
  const [heading = '', ...lines] = formatTable(
    rows.map((row) => ({
      '': markOf(row),
      ...row,
      state: stateOf(row),
      applied_at: row.applied_at && wallText(row.applied_at, zone),
    })),
    ['', 'revision', 'name', 'state', 'applied_at', 'by'],
  ).split('\n');
  const painted = lines.map((line, index) => {
    const row = rows[index];
    if (row === undefined) return line;
    const [mark, state] = [markOf(row), stateOf(row)];
    const tone = toneOf(row);
    return line.replace(mark, paint(tone, mark)).replace(state, paint(tone, state));
  });
  const changed = rows.filter(({ checksum_ok }) => checksum_ok === false);
  const warning =
    changed.length === 0
      ? []
      : [
          '',
          paint(
            'bad',
            `${changed.map(({ revision }) => revision).join(', ')}: the program would apply something else today than what was applied here.`,
          ),
        ];
  return [paint('strong', heading), ...painted, ...warning].join('\n');
}

function stateOf({ applied_at, checksum_ok }: HistoryRow): string {
  if (applied_at === null) return 'pending';
  return checksum_ok === false ? 'changed since' : 'applied';
}

function markOf({ applied_at, checksum_ok }: HistoryRow): string {
  if (applied_at === null) return '•';
  return checksum_ok === false ? '!' : '✓';
}

function toneOf({ applied_at, checksum_ok }: HistoryRow): 'good' | 'pending' | 'bad' {
  if (applied_at === null) return 'pending';
  return checksum_ok === false ? 'bad' : 'good';
}

/** The SQL that would be run, as a script, and before it what in it destroys. */
export function planInWords({ revisions, sql, destructive }: SchemaPlan, paint: Paint): string {
  if (revisions.length === 0) return paint('good', 'Nothing to apply.');
  const head = paint('pending', `-- To apply: ${revisions.map(shortRevision).join(', ')}`);
  const warnings = destructive.map((step) => paint('bad', `-- Careful: it ${step}.`));
  return [head, ...warnings, ...sql.map((statement) => `${statement};`)].join('\n');
}

/** What was done, where the state before is kept, and every table whose rows are not as many as before. */
export function changeInWords(
  { done, current, backup, rows }: Changed,
  act: 'applied' | 'rolled back',
  paint: Paint,
): string {
  if (done.length === 0)
    return paint(
      'good',
      `Nothing to ${act === 'applied' ? 'apply' : 'roll back'}: the database is at ${at(current)}.`,
    );
  return [
    ...done.map((name) => `${paint('good', '✓')} ${shortRevision(name)} ${act}`),
    `The database is at ${paint('strong', at(current))}.`,
    ...(backup === null ? [] : [`What was there before is kept as backup ${backup.id}: ${backup.file}`]),
    ...rowsInWords(rows),
  ].join('\n');
}

function at(current: string | null): string {
  return current === null ? 'base (empty)' : shortRevision(current);
}

function rowsInWords(rows: Changed['rows']): string[] {
  const tables = Object.entries(rows);
  if (tables.length === 0 || tables.every(([, { before }]) => before === null)) return [];
  const shown = tables.map(([table, { before, after }]) => ({
    table,
    rows_before: before,
    rows_after: after,
    '': before === null ? 'new' : after === null ? 'dropped' : '',
  }));
  return ['', formatTable(shown, ['table', 'rows_before', 'rows_after', ''])];
}
