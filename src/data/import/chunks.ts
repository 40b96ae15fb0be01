import type { Pace } from './pace.ts';
import type { TablePlan } from './plan-table.ts';
import type { CheckedRow } from './ready-rows.ts';

/** The rows of a table, checked, as many at a time as the pace allows. */
export async function* checkedChunks(
  { source, reader }: Pick<TablePlan, 'source' | 'reader'>,
  pace: Pick<Pace, 'rows'>,
): AsyncGenerator<CheckedRow[]> {
  let chunk: CheckedRow[] = [];
  for await (const batch of source.batches()) {
    for (const row of batch) {
      chunk.push(reader.check(row));
      if (chunk.length < pace.rows) continue;
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}
