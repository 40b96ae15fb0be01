import { z } from 'zod';
import { addCounts } from '../../clinic/uploads/index.ts';
import { DeskError, defineOperation, parseInput, type Work } from '../../desk/index.ts';
import { type Landing, type OnConflict, tableNamed } from './tables/index.ts';

/** One row on its way in: what it says, by field. */
export interface ReadyRow {
  line: number;
  input: Record<string, unknown>;
}

/** What became of a row. `fields` says what is wrong, field by field; '' is about the whole row. */
export type RowOutcome =
  | { line: number; landed: Landing }
  | { line: number; landed: null; fields: Record<string, string> };

export interface LandedRows {
  outcomes: RowOutcome[];
  notes: string[];
}

/** A row that the database itself refused: its unit of work is lost, and the others of it must be tried again. */
export class RowBroken extends Error {
  override readonly name = 'RowBroken';
  readonly line: number;

  constructor(line: number, cause: DeskError) {
    super(`Line ${line} was refused halfway.`, { cause });
    this.line = line;
  }
}

const input = z.object({
  table: z.string(),
  /** Null while rehearsing: then there is no upload to count in. */
  upload: z.string().nullable(),
  on_conflict: z.enum(['skip', 'update', 'fail']),
  rows: z.array(z.object({ line: z.number(), input: z.record(z.string(), z.unknown()) })),
});

/**
 * Brings rows in, each through the operations of the form, in one unit of work with their upload's counts. A row
 * that is refused leaves nothing behind and does not stop the others.
 */
export const landRows = defineOperation({
  name: 'import.rows',
  title: 'Import rows',
  input,
  permission: 'data.import',
  undo: 'never',
  cli: { hidden: true },
  async run(work, { table, upload, on_conflict, rows }): Promise<LandedRows> {
    const landed = await landEach(work, table, on_conflict, rows);
    if (upload !== null) await addCounts(work, upload, countsOf(landed.outcomes));
    return landed;
  },
});

/** The rows of one chunk, within the unit of work under way. */
export async function landEach(
  work: Work,
  tableName: string,
  onConflict: OnConflict,
  rows: readonly ReadyRow[],
): Promise<LandedRows> {
  const table = tableNamed(tableName);
  const notes = new Set<string>();
  const outcomes: RowOutcome[] = [];
  for (const { line, input: row } of rows) {
    const watched = watchWrites(work);
    try {
      const landed = await table.land(watched.work, row, {
        onConflict,
        note: (sentence) => notes.add(sentence),
      });
      outcomes.push({ line, landed });
      // What has landed is not needed again, and every flush looks through all that is still held.
      await work.flush();
      work.em.clear();
    } catch (error) {
      if (!isRowRefusal(error) || (error.code === 'duplicate' && onConflict === 'fail')) throw error;
      if (watched.wrote()) throw new RowBroken(line, error);
      // Nothing of the row was written; this forgets what it had begun.
      work.em.clear();
      outcomes.push({ line, landed: null, fields: fieldsOf(error) });
    }
  }
  return { outcomes, notes: [...notes] };
}

/** What is wrong with a row, field by field. */
export function fieldsOf(error: DeskError): Record<string, string> {
  return error.fields ?? { '': [error.message, error.hint].filter(Boolean).join(' ') };
}

/** A refusal that concerns this row alone; a full disk or a locked database concerns all of them. */
export function isRowRefusal(error: unknown): error is DeskError {
  const codes: DeskError['code'][] = [
    'invalid',
    'duplicate',
    'not_found',
    'in_use',
    'overlap',
    'stale',
    'full',
  ];
  return error instanceof DeskError && codes.includes(error.code);
}

export function countsOf(outcomes: readonly RowOutcome[]) {
  const count = (landed: Landing | null): number => outcomes.filter((one) => one.landed === landed).length;
  return {
    read: outcomes.length,
    inserted: count('inserted'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    rejected: count(null),
  };
}

/** The same unit of work, which tells whether anything was written in between. */
function watchWrites(work: Work): { work: Work; wrote(): boolean } {
  let written = false;
  const watched: Work = {
    ...work,
    flush: async () => {
      written = true;
      await work.flush();
    },
    read: (query, asked) => query.run(watched, parseInput(query.input, asked)),
    run: (operation, asked) => operation.run(watched, parseInput(operation.input, asked)),
  };
  return { work: watched, wrote: () => written };
}
