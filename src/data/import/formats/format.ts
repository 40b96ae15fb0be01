/** One row of a file: its cells in the order of the columns, or why it has none. */
export type SourceRow =
  | { line: number; cells: readonly string[] }
  | { line: number; text: string; problem: string };

/** What was found out about how a file is written. */
export interface Detected {
  encoding: string;
  delimiter: string | null;
  header: boolean;
}

/** What a person said about how the file is written; what is missing is found out. */
export interface SaidOfFile {
  encoding?: string | undefined;
  delimiter?: string | undefined;
}

/** A file opened for reading, as often as wanted and never wholly in memory. */
export interface OpenedFile {
  columns: readonly string[];
  detected: Detected;
  /** SHA-256, hex. */
  hash: string;
  size_bytes: number;
  rows(): AsyncIterable<SourceRow>;
}

/** One way in which files are written. A new format is one more of these. */
export interface ImportFormat {
  name: string;
  /** Endings of file names that mean it, without the dot. */
  endings: readonly string[];
  /**
   * @param known the column names that the table knows, comparable: they tell a header from a first row
   */
  open(path: string, said: SaidOfFile, known: ReadonlySet<string>): Promise<OpenedFile>;
}
