import { z } from 'zod';
import { addCounts } from '../../clinic/uploads/index.ts';
import { DeskError, defineOperation, type Operation, type Work } from '../../desk/index.ts';
import { explained } from '../../desk/refusals.ts';
import type { Engine } from '../../storage/engine.ts';
import { acts } from '../acts.ts';
import { Known } from './landing/known.ts';
import { Landing } from './landing/landing.ts';
import {
  countsOf,
  fieldsOf,
  isRowRefusal,
  type LandedRows,
  type OnConflict,
  type RowOutcome,
} from './landing/outcome.ts';
import type { ReadyRow } from './ready-rows.ts';
import type { ImportRules } from './rules.ts';

export interface LandHow {
  engine: Engine;
  rules: ImportRules;
  onConflict: OnConflict;
}

/** Rows of one table, ready to land. */
export interface Chunk {
  rows: readonly ReadyRow[];
  /** One row takes several statements: all of them count or none. */
  severalStatements: boolean;
}

/** Lands rows, a chunk at a time, and remembers what it learns on the way. */
export class Lander {
  readonly #how: LandHow;
  readonly #known = new Known();

  constructor(how: LandHow) {
    this.#how = how;
  }

  /**
   * Brings rows in within the unit of work under way. A row that is refused leaves nothing behind and does not stop
   * the others; only a conflict does where conflicts are to fail.
   */
  async land(work: Work, { rows, severalStatements }: Chunk): Promise<LandedRows> {
    const { engine, rules, onConflict } = this.#how;
    const bulk = await engine.bulk();
    const landing = new Landing({ work, engine, bulk, rules, onConflict, known: this.#known });
    const began = performance.now();
    const outcomes: RowOutcome[] = [];
    try {
      for (const row of rows) outcomes.push(await this.#landRow(landing, row, severalStatements));
      await landing.raiseCounters();
    } catch (error) {
      // The unit of work is lost, and what was learnt from it with it.
      this.#known.forget();
      throw error;
    }
    const milliseconds = performance.now() - began;
    return { outcomes, notes: [...landing.notes], likely: landing.likely, milliseconds };
  }

  async #landRow(landing: Landing, row: ReadyRow, severalStatements: boolean): Promise<RowOutcome> {
    const { line } = row;
    const { work } = landing;
    landing.begin(line);
    try {
      const landed = await (severalStatements ? landing.attempt(() => row.land(landing)) : row.land(landing));
      landing.landed();
      // What has landed is not needed again, and every flush looks through all that is still held.
      if (severalStatements || landed === 'updated') work.em.clear();
      return { line, landed };
    } catch (cause) {
      const error = explained(this.#how.engine, cause);
      if (!(error instanceof DeskError) || !isRowRefusal(error)) throw error;
      if (error.code === 'duplicate' && this.#how.onConflict === 'fail') throw failing(line, error);
      // Nothing of the row was written; this forgets what it had begun.
      work.em.clear();
      if (severalStatements) this.#known.forget();
      return { line, landed: null, fields: fieldsOf(error) };
    }
  }
}

/** The operation that lands one chunk with its upload's counts: the audit log ties the rows to their upload. */
export function landChunkOf(lander: Lander, upload: string): Operation<z.ZodCustom<Chunk>, LandedRows> {
  return defineOperation({
    ...acts.importRows,
    input: z.custom<Chunk>(),
    cli: { hidden: true },
    async run(work, chunk): Promise<LandedRows> {
      const landed = await lander.land(work, chunk);
      await addCounts(work, upload, countsOf(landed.outcomes));
      return landed;
    },
  });
}

function failing(line: number, error: DeskError): DeskError {
  const { hint, fields, details } = error;
  return new DeskError('duplicate', `Line ${line}: ${error.message}`, {
    hint,
    fields,
    details,
    cause: error,
  });
}
