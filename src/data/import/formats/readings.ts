import type { SourceRow, SourceTable } from '../source.ts';

/** The ways to read a table, made from the one that reads it in batches. */
export function readings(
  batches: () => AsyncIterable<readonly SourceRow[]>,
): Pick<SourceTable, 'batches' | 'rows' | 'sample'> {
  return {
    batches,
    async *rows() {
      for await (const batch of batches()) yield* batch;
    },
    async sample(count) {
      const rows: SourceRow[] = [];
      if (count <= 0) return rows;
      for await (const batch of batches()) {
        rows.push(...batch.slice(0, count - rows.length));
        if (rows.length >= count) break;
      }
      return rows;
    },
  };
}
