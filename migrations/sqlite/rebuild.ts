export interface Rebuilt {
  readonly table: string;
  /** The table as it is to be: the whole `create table` for the name that it is given. */
  create(name: string): string;
  /** What is copied: columns that keep their name and value, or `column: expression of the old row`. No generated ones. */
  readonly columns: readonly string[] | Readonly<Record<string, string>>;
  /** Every index and trigger of the table: they go with the old one. A revision that forgets one is refused. */
  readonly objects: readonly string[];
}

/**
 * The statements that give a table another shape which `alter table` cannot give it: a new table, all rows copied, the
 * old one dropped, its name taken over. What other tables refer to stays as it is, and no trigger fires for any row, so
 * a search index that keeps its rows by a key of theirs stays whole. The migrator has turned foreign keys off before.
 */
export function rebuild({ table, create, columns, objects }: Rebuilt): string[] {
  const made = `${table}_rebuilt`;
  const pairs = Array.isArray(columns)
    ? columns.map((column) => [column, column] as const)
    : Object.entries(columns);
  const into = pairs.map(([column]) => column).join(', ');
  const from = pairs.map(([, expression]) => expression).join(', ');
  return [
    create(made),
    `insert into ${made} (${into}) select ${from} from ${table}`,
    `drop table ${table}`,
    // Otherwise the triggers of other tables that name this one are looked at now, where it is missing.
    'pragma legacy_alter_table = on',
    `alter table ${made} rename to ${table}`,
    'pragma legacy_alter_table = off',
    ...objects,
  ];
}
