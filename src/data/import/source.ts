/** One row as it stands in the file, or why it cannot be read. */
export type SourceRow =
  | {
      /** Where it stands (see `SourceTable.place`): unique within its table, and ascending. */
      line: number;
      /** In the order of the columns, as many as there are of them; null is a missing value. */
      cells: readonly (string | null)[];
    }
  | { line: number; text: string; problem: string };

/** The formats that can be read. */
export const sourceFormats = ['csv', 'tsv', 'json', 'ndjson', 'sql', 'xlsx'] as const;
export type SourceFormat = (typeof sourceFormats)[number];

/** The head of an export: see `src/data/export/README.md`. */
export interface ExportHead {
  /** The whole name of the newest applied revision. */
  readonly revision: string;
  readonly version: string;
  readonly exported_at: string;
  /** Personal data are replaced by fakes. */
  readonly masked: boolean;
  /** Tables, columns or rows were chosen: it is not all of the clinic. */
  readonly part: boolean;
  /** Rows of every table in the file, also of the empty ones. */
  readonly rows: Readonly<Record<string, number>>;
}

/** What was found out about how a table is written. */
export interface Detected {
  /** Null where the format leaves no choice (xlsx). */
  encoding: string | null;
  delimiter: string | null;
  /** Whether the file names its columns; if not, they are called `column 1`, `column 2` … */
  header: boolean;
}

/** One table of a file. It is read from the file each time, never wholly in memory. */
export interface SourceTable {
  /** As the file says: a file's name in a folder, a sheet, a key, INSERT INTO name. Null: it does not say. */
  readonly name: string | null;
  /** How its file is written; in a folder the tables may differ. */
  readonly format: SourceFormat;
  readonly columns: readonly string[];
  readonly detected: Detected;
  /** What `line` counts: lines of the file, rows of a sheet, or the records of the table (1 is the first). */
  readonly place: 'line' | 'row' | 'record';
  /** About how many rows there are, for a progress bar; null: nobody knows. */
  readonly rows_expected: number | null;
  /** Whether null is surely a missing value and `''` surely an empty text; where not, either may mean the other. */
  readonly tells_null: boolean;
  /** The first rows, cheaply. */
  sample(count: number): Promise<readonly SourceRow[]>;
  /** May be called as often as wanted. Throws `invalid` where reading cannot go on. */
  rows(): AsyncIterable<SourceRow>;
  /** The same rows, many at a time: for speed. */
  batches(): AsyncIterable<readonly SourceRow[]>;
}

/** What a file, a folder or a zip holds: one table or several. */
export interface ImportSource {
  /** Of a folder or zip, the format of the files in it. */
  readonly format: SourceFormat;
  /** SHA-256, hex, of the file; of a folder, of the names and hashes of its files in order. */
  readonly hash: string;
  readonly size_bytes: number;
  /** What an export of frontdesk itself says of itself; null: it is none, or written in a format without a head. */
  readonly exported: ExportHead | null;
  readonly tables: readonly SourceTable[];
  /** What lies in the folder or zip beside the tables and is not read. */
  readonly ignored: readonly string[];
  /** Removes what had to be unpacked. Always call it. */
  close(): Promise<void>;
}

/** What a person said about a file; what is missing is found out. */
export interface SourceRequest {
  /** One of `sourceFormats`; said, it is not sniffed. */
  format?: string | undefined;
  encoding?: string | undefined;
  /** One sign, or `tab`, `comma`, `semicolon`, `bar`. */
  delimiter?: string | undefined;
  header?: boolean | undefined;
  /** Of a file with several tables, only this one. */
  table?: string | undefined;
  /** The name to judge the ending by, when the file itself is a copy (of standard input). */
  file_name?: string | undefined;
  /** The folder beside which a zip is unpacked: that of the database; without one, that of temporary files. */
  scratch?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Told how much of a file was looked through before its tables are known: it takes seconds for a large one. */
  progress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Opens a file, a folder or a zip for reading. The format is the one said, else that of the ending, and has to fit
 * what is in the file; without either it is sniffed.
 *
 * Throws `usage` for what was said wrong, `not_found` for a file that is not there, `invalid` for one that is not
 * what it claims, would unpack without end, or holds statements that do more than insert rows; `cancelled`.
 *
 * @param known column names that tables know, comparable: they tell a header from a first row
 */
export type OpenSource = (
  path: string,
  request: SourceRequest,
  known: ReadonlySet<string>,
) => Promise<ImportSource>;
