import type Database from 'better-sqlite3';
import type { CellBatch, Snapshot, SnapshotColumn, SnapshotFilter } from '../snapshot.ts';
import { connect } from './connect.ts';
import { scriptOf } from './snapshot-script.ts';

/** A connection of its own, and one transaction that only reads. */
export function openSqliteSnapshot(path: string, busyTimeout: number): Snapshot {
  const database = connect(path, { readonly: true, timeout: busyTimeout });
  try {
    // Every page is read once, so that keeping many would only cost memory.
    database.pragma('cache_size = -8000');
    database.exec('begin');
    // The picture is taken by the first statement that reads.
    database.prepare('select count(*) from sqlite_schema').get();
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    columns: (table) =>
      database.prepare<[string], string>('select name from pragma_table_xinfo(?)').pluck().all(table),
    count(table, filters) {
      const { sql, values } = where(filters);
      return Number(
        database
          .prepare(`select count(*) from ${quoted(table)} where ${sql}`)
          .pluck()
          .get(...values),
      );
    },
    first: (table, column) =>
      database
        .prepare<[], string | null>(
          `select cast(${quoted(column)} as text) from ${quoted(table)} order by rowid limit 1`,
        )
        .pluck()
        .get() ?? null,
    batches: (table, columns, filters) => batchesOf(database, table, columns, filters),
    script: (tables) => scriptOf(database, tables),
    close: () => void database.close(),
  };
}

const mostRows = 256;
const wantedBytes = 256 * 1024;

/** A batch is one string that SQLite puts together: one call for hundreds of rows, and nothing is decoded on the way. */
function* batchesOf(
  database: Database.Database,
  table: string,
  columns: readonly SnapshotColumn[],
  filters: readonly SnapshotFilter[],
): Generator<CellBatch> {
  const { sql, values } = where(filters);
  const statement = database
    .prepare<unknown[], [Buffer | null, number, number]>(
      `select cast(group_concat(line, '') as blob), max(nth), count(*) from (
         select rowid as nth, concat_ws(${ends.cell}, ${columns.map(cellOf).join(', ')}) || ${ends.row} as line
         from ${quoted(table)} where rowid > ? and ${sql} order by rowid limit ?
       )`,
    )
    .raw();
  let last = -(2 ** 53);
  // Few rows at first: nobody knows yet how long they are.
  let wanted = 16;
  for (;;) {
    const [bytes, nth, rows] = statement.get(last, ...values, wanted) ?? [null, 0, 0];
    if (bytes === null) return;
    yield { bytes, rows };
    if (rows < wanted) return;
    last = nth;
    wanted = Math.max(1, Math.min(mostRows, Math.floor(wantedBytes / (bytes.length / rows))));
  }
}

const ends = { cell: "cast(x'ff' as text)", row: "cast(x'fe' as text)", none: "cast(x'fd' as text)" };

function cellOf({ name, isFraction }: SnapshotColumn): string {
  const column = quoted(name);
  return `ifnull(${isFraction ? exactly(column) : column}, ${ends.none})`;
}

/** Fifteen digits read well and are mostly enough; where they are not, seventeen always are. */
function exactly(column: string): string {
  return `iif(cast(cast(${column} as text) as real) = ${column}, cast(${column} as text), format('%!.17g', ${column}))`;
}

function where(filters: readonly SnapshotFilter[]): { sql: string; values: (string | number)[] } {
  // The plus keeps the planner from an index of the column: batches follow each other by rowid.
  const parts = filters.map(({ column, is }) => {
    if (is === 'null') return `+${quoted(column)} is null`;
    return `+${quoted(column)} ${is === 'equal' ? '=' : '>='} ?`;
  });
  return {
    sql: ['true', ...parts].join(' and '),
    values: filters.filter(({ is }) => is !== 'null').map(({ value }) => value),
  };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
