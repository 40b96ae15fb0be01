import type { LiveRow, Phase, QueueSummary } from '../../../clinic/queue/index.ts';

/** One specialization as the screen shows it. */
export interface QueueColumn {
  readonly id: string;
  readonly summary: QueueSummary;
  /** In the order of calling. */
  readonly waiting: readonly LiveRow[];
  /** Called and in service. */
  readonly called: readonly LiveRow[];
}

export function toColumns(
  summaries: readonly QueueSummary[],
  rows: readonly LiveRow[],
): readonly QueueColumn[] {
  const bySpecialization = Map.groupBy(rows, (row) => row.specialization);
  return summaries.map((summary) => {
    const own = bySpecialization.get(summary.specialization) ?? [];
    return {
      id: summary.specialization,
      summary,
      waiting: own.filter((row) => row.phase === 'waiting'),
      called: own.filter((row) => row.phase !== 'waiting'),
    };
  });
}

/** The column to begin with: where most people are, to a doctor among the own specializations. */
export function busiest(columns: readonly QueueColumn[]): QueueColumn | undefined {
  const yours = columns.filter(({ summary }) => summary.is_yours);
  if (yours.length > 0 && yours.length < columns.length) return busiest(yours);
  const people = (column: QueueColumn) => column.waiting.length + column.called.length;
  return columns.reduce<QueueColumn | undefined>(
    (best, column) => (best && people(best) >= people(column) ? best : column),
    undefined,
  );
}

/** The column `by` places to the right, going round at the ends. */
export function neighbour(columns: readonly QueueColumn[], id: string, by: number): QueueColumn | undefined {
  const index = columns.findIndex((column) => column.id === id);
  return columns[(index + by + columns.length) % columns.length];
}

/** The columns in sight when only `count` fit: the active one is among them, and none is left empty. */
export function columnsInSight(
  columns: readonly QueueColumn[],
  id: string,
  count: number,
): readonly QueueColumn[] {
  const index = Math.max(
    0,
    columns.findIndex((column) => column.id === id),
  );
  const first = Math.min(Math.max(0, index - count + 1), Math.max(0, columns.length - count));
  return columns.slice(first, first + count);
}

/**
 * Whom a step is for: the row under the cursor when it is in that phase, else everyone who is. One means it
 * is clear; several have to be asked about.
 */
export function candidates(
  phase: Phase,
  cursor: LiveRow | undefined,
  column: QueueColumn | undefined,
): readonly LiveRow[] {
  if (cursor?.phase === phase) return [cursor];
  return (column?.called ?? []).filter((row) => row.phase === phase);
}
