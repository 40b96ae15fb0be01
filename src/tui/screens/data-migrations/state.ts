import type { HistoryRow } from '../../../data/schema/index.ts';
import { type Column, counted, countText, type Moments, type Span, wrapLines } from '../../kit.ts';

/** How a revision stands. */
export function standingOf(row: HistoryRow): { sign: string; word: string; tone: Span['tone'] } {
  if (row.applied_at === null) return { sign: '○', word: 'pending', tone: 'warning' };
  if (row.checksum_ok === false)
    return { sign: '!', word: 'applied, its file has changed since', tone: 'danger' };
  return { sign: '✓', word: 'applied', tone: 'ok' };
}

export function migrationColumns({ when }: Moments): Column<HistoryRow>[] {
  return [
    { title: '', width: 1, text: (row) => standingOf(row).sign, tone: (row) => standingOf(row).tone },
    { title: 'Revision', width: 11, text: ({ revision }) => revision },
    { title: 'Name', min: 12, text: ({ name }) => name },
    {
      title: 'Applied',
      width: 16,
      text: ({ applied_at }) => (applied_at === null ? 'pending' : when(applied_at)),
      tone: ({ applied_at }) => (applied_at === null ? 'warning' : undefined),
    },
    { title: 'By', width: 14, text: ({ by }) => by ?? '' },
  ];
}

export function migrationDetail(row: HistoryRow | undefined, { when }: Moments, width: number): Span[][] {
  if (!row) return [];
  const { word, tone } = standingOf(row);
  const applied = row.applied_at === null ? '' : ` ${when(row.applied_at)} by ${row.by ?? 'somebody'}`;
  const after = row.previous === null ? 'It is the first revision.' : `It follows ${row.previous}.`;
  const changed =
    'What this program would do now is not what was done then. Health says whether the tables still fit; whoever changed the file should know why.';
  return [
    [{ text: `   ${row.revision} ${row.name}: ` }, { text: word, tone }, { text: `${applied}. ${after}` }],
    ...(row.checksum_ok === false
      ? wrapLines(changed, width - 6).map((text): Span[] => [{ text: `   ${text}`, tone: 'danger' }])
      : []),
  ];
}

/** Rows of every table before and after, those that change first: `patients 412`, `appointments 3 021 → 3 000`. */
export function rehearsalLines(
  rows: Readonly<Record<string, { readonly before: number | null; readonly after: number | null }>>,
): string[] {
  const all = Object.entries(rows);
  const changed = all.filter(([, { before, after }]) => before !== after);
  const said = (count: number | null) => (count === null ? 'none' : countText(count));
  const lines = changed.map(
    ([table, { before, after }]) => `${table.replaceAll('_', ' ')}: ${said(before)} → ${said(after)}`,
  );
  const same = all.length - changed.length;
  return [...lines, `${counted(same, 'table')} ${same === 1 ? 'keeps its' : 'keep their'} rows.`];
}
