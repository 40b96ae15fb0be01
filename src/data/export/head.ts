/** What an export says of itself; the layout is in README.md. */
export interface Head {
  /** Of this layout: an import refuses one that it does not know. */
  readonly format: 1;
  /** Of the program that wrote it. */
  readonly version: string;
  /** The whole name of the newest revision of the database. */
  readonly revision: string | null;
  readonly exported_at: string;
  readonly masked: boolean;
  /** Tables, columns or rows were chosen: it is not everything. */
  readonly part: boolean;
  readonly rows: Readonly<Record<string, number>>;
}
