import type { z } from 'zod';
import type { Desk, Work } from '../../../desk/index.ts';
import type { ImportField } from '../columns/field.ts';

/** What is done with a row that is here already and differs. */
export type OnConflict = 'skip' | 'update' | 'fail';

export interface LandHow {
  onConflict: OnConflict;
  /** Tells what else was done on the way, a sentence each (a specialization that was added). */
  note(sentence: string): void;
}

export type Landing = 'inserted' | 'updated' | 'unchanged';

/** One table that files can be read into. A new table is one more of these. */
export interface ImportTable {
  name: string;
  fields: readonly ImportField[];
  /** Columns that are known and never taken. */
  skipped: readonly string[];
  /** The schema of the form: a row that it refuses is rejected with its sentences. */
  schema: z.ZodType;
  /** The same with the clinic's own rules in it, field by field (the phone numbers of its country). */
  wholeSchema(desk: Desk): Promise<z.ZodType>;
  /** What the cells of one row say, field by field, as that schema takes it. Dates are ISO dates by now. */
  inputOf(cells: Readonly<Record<string, string>>): Record<string, unknown>;
  /** What a row is known again by; undefined when it says too little. */
  keyOf(input: Readonly<Record<string, unknown>>): string | undefined;
  /**
   * Brings one row in, through the operations of the form. Throws a DeskError when it is refused: `duplicate` when
   * the row is here already, differs, and may not be updated.
   */
  land(work: Work, input: Record<string, unknown>, how: LandHow): Promise<Landing>;
}
