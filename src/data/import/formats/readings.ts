import { setImmediate } from 'node:timers/promises';
import { DeskError } from '../../../desk/index.ts';
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

/** As long as this a parser may work without letting anybody else in. */
const longestTurn = 8;

/** Steps through what is parsed synchronously, and lets the program do other things in between. */
export async function* paced<T>(steps: Iterable<T>, signal: AbortSignal | undefined): AsyncGenerator<T> {
  let began = performance.now();
  for (const step of steps) {
    yield step;
    if (performance.now() - began < longestTurn) continue;
    await setImmediate();
    if (signal?.aborted) throw new DeskError('cancelled', 'Stopped.');
    began = performance.now();
  }
}

/** So often, in milliseconds, is told how far a walk has come. */
const tellEvery = 60;

/** Walks through to the end of what is parsed synchronously, and answers what it returns. `tell` is called on the way. */
export async function walked<L>(
  walk: Generator<void, L>,
  signal: AbortSignal | undefined,
  tell: () => void,
): Promise<L> {
  let began = performance.now();
  let told = began;
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
    const now = performance.now();
    if (now - began < longestTurn) continue;
    if (now - told >= tellEvery) {
      tell();
      told = now;
    }
    await setImmediate();
    if (signal?.aborted) throw new DeskError('cancelled', 'Stopped.');
    began = performance.now();
  }
}

const batchRows = 100;
const batchCharacters = 1024 * 1024;

/** Gathers rows into batches that are worth their while and hold little. */
export function* inBatches(rows: Iterable<SourceRow>): Generator<readonly SourceRow[]> {
  let batch: SourceRow[] = [];
  let characters = 0;
  for (const row of rows) {
    batch.push(row);
    if ('cells' in row) for (const cell of row.cells) characters += cell?.length ?? 1;
    if (batch.length < batchRows && characters < batchCharacters) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}
