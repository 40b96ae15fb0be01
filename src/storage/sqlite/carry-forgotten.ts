import type Database from 'better-sqlite3';
import type { Cell, Kept, KeptForgotten, Row } from '../flow-in.ts';
import { insertRow, isTable, present, quoted } from './scratch.ts';

/**
 * Takes out of the scratch what the present has forgotten since, and carries the list of it: nobody who was taken out
 * here comes back by an earlier state. What that still holds of her goes before she is on its list.
 */
export function carryForgotten(scratch: Database.Database, kept: KeptForgotten): void {
  if (!isTable(scratch, present, kept.table) || !isTable(scratch, 'main', kept.table)) return;
  const [table, key] = [quoted(kept.table), quoted(kept.key)];
  const since = scratch
    .prepare<[], Row>(
      `select * from ${present}.${table} where ${key} not in (select ${key} from main.${table})`,
    )
    .all();
  if (since.length === 0) return;
  scratch.pragma('main.secure_delete = on');
  for (const listed of since) {
    for (const rows of kept.rows) forget(scratch, rows, listed, listed[kept.key] ?? null);
    insertRow(scratch, kept.table, listed);
  }
  mergeIndex(scratch);
}

type Rows = KeptForgotten['rows'][number];

function forget(scratch: Database.Database, rows: Rows, listed: Row, key: Cell): void {
  const table = `main.${quoted(rows.table)}`;
  const where = `where ${quoted(rows.column)} is ?`;
  const found = scratch.prepare<[Cell], Row & { rowid: number }>(`select rowid, * from ${table} ${where}`);
  for (const { rowid, ...row } of found.all(key)) {
    const values = rows.left(row, { listed, now: nowOf(scratch, rows.table, row) });
    const set = Object.keys(values).map((name) => `${quoted(name)} = ?`);
    const update = scratch.prepare(`update ${table} set ${set.join(', ')} where rowid = ?`);
    update.run(...Object.values(values), rowid);
  }
}

/** The same row as the present has it, null where it has none. */
function nowOf(scratch: Database.Database, table: string, row: Row): Row | null {
  const sql = `select * from ${present}.${quoted(table)} where id is ?`;
  return scratch.prepare<[Cell], Row>(sql).get(row.id ?? null) ?? null;
}

/** Takes out of entries of a log, before they are added, what they hold of those who are on the list. */
export function forgetting(
  scratch: Database.Database,
  kept: readonly Kept[],
  log: string,
): (row: Row) => Row {
  const lists = kept.flatMap((each) =>
    each.stays === 'forgotten' && each.log.table === log && isTable(scratch, 'main', each.table)
      ? [{ of: each.log, keys: new Set(keysOf(scratch, each)) }]
      : [],
  );
  return (row) => {
    let left = row;
    for (const { of, keys } of lists)
      if (keys.has(left[of.column] ?? null)) left = Object.assign({}, left, of.left(left));
    return left;
  };
}

function keysOf(scratch: Database.Database, { table, key }: KeptForgotten): Cell[] {
  return scratch
    .prepare<[], Cell>(`select ${quoted(key)} from main.${quoted(table)}`)
    .pluck()
    .all();
}

/** The words of an index go when its parts are merged, and not before. */
function mergeIndex(scratch: Database.Database): void {
  if (isTable(scratch, 'main', 'patient_search'))
    scratch.exec("insert into main.patient_search(patient_search) values ('optimize')");
}
