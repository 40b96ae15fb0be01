import type { ImportField } from '../columns/field.ts';
import type { Landing } from '../landing/landing.ts';
import type { Landed } from '../landing/outcome.ts';
import type { ImportRules } from '../rules.ts';

/** What the cells of one row say, field by field: dates are ISO dates by now, an empty text says nothing. */
export type Cells = Readonly<Record<string, string>>;

/** A row read by the rules of the forms, ready to land, or what is wrong with it, field by field. */
export type TableRead =
  | {
      ok: true;
      /** As it would land, for people to look at. */
      values: Readonly<Record<string, unknown>>;
      /** Brings it in. Throws a DeskError when it is refused, `duplicate` when it is here with other values. */
      land(landing: Landing): Promise<Landed>;
    }
  | { ok: false; fields: Record<string, string> };

/** One table that files of other programs can be read into. A new table is one more of these. */
export interface ImportTable {
  name: string;
  /** What other programs call a file or a sheet of it. */
  known_as: readonly string[];
  fields: readonly ImportField[];
  /** Columns that are known and never taken. */
  skipped: readonly string[];
  /** Rows of it land through the operations of the forms, several statements each. */
  throughOperations: boolean;
  /** Reads rows by the clinic's rules. */
  reader(rules: ImportRules): (cells: Cells) => TableRead;
}
