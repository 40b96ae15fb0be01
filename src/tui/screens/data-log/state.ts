import type { LogRow } from '../../../clinic/operations-log/index.ts';
import { type Column, type Moments, type Span, secondsText, wrapLines } from '../../kit.ts';

/** The lines in which every typed word occurs somewhere: in the operation, the message, the code or the person. */
export function findInLog(rows: readonly LogRow[], typed: string): readonly LogRow[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = `${row.operation} ${row.message ?? ''} ${row.code ?? ''} ${row.actor}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export function logColumns({ when }: Moments): Column<LogRow>[] {
  return [
    {
      title: '',
      width: 1,
      text: ({ outcome }) => (outcome === 'done' ? '✓' : '✗'),
      tone: ({ outcome }) => (outcome === 'done' ? 'ok' : 'danger'),
    },
    { title: 'When', width: 15, text: ({ at }) => when(at) },
    { title: 'Operation', width: 20, text: ({ operation }) => operation },
    {
      title: 'What came of it',
      min: 30,
      text: ({ message }) => message ?? 'done',
      tone: (row) => (row.outcome === 'done' ? undefined : 'warning'),
    },
    { title: 'Took', width: 8, align: 'right', text: ({ seconds }) => secondsText(seconds), optional: true },
    { title: 'Who', width: 12, text: ({ actor }) => actor, optional: true },
  ];
}

/** Everything about one line. */
export function logDetail(row: LogRow | undefined, { when, ago }: Moments, width: number): Span[][] {
  if (!row) return [];
  const by = `${when(row.at)} (${ago(row.at)}) by ${row.actor}, ${row.origin}, took ${secondsText(row.seconds)}`;
  return [
    [{ text: `   ${by}`, tone: 'muted' }],
    ...wrapLines(row.message ?? 'done', width - 6).map((text): Span[] => [{ text: `   ${text}` }]),
  ];
}
