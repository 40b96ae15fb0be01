import type Database from 'better-sqlite3';
import type { ComparedTable, TableDifference } from '../flow-in.ts';
import { attachPresent, openScratch, present, quoted, sharedColumns } from './scratch.ts';

/** So many are named. */
const named = 3;

export function compareSqlite(
  path: string | null,
  file: string,
  tables: readonly ComparedTable[],
): TableDifference[] {
  const scratch = openScratch(file);
  try {
    attachPresent(scratch, path ?? ':memory:');
    scratch.exec('begin');
    return tables.map((table) => compareTable(scratch, table));
  } finally {
    scratch.close();
  }
}

function compareTable(scratch: Database.Database, compared: ComparedTable): TableDifference {
  const { table, moves, label } = compared;
  const columns = sharedColumns(scratch, table);
  const has = (schema: string) =>
    scratch.prepare(`select 1 from ${schema}.sqlite_schema where name = ?`).get(table);
  const count = (sql: string) => scratch.prepare<[], number>(sql).pluck().get() ?? 0;
  const [ours, theirs] = [`main.${quoted(table)}`, `${present}.${quoted(table)}`];
  const earlier = has('main') ? count(`select count(*) from ${ours}`) : 0;
  const now = has(present) ? count(`select count(*) from ${theirs}`) : 0;
  const nothing = { table, now, earlier, only_now: now, labels: [], changed: 0, only_earlier: earlier };
  const keys = keysOf(scratch, table);
  if (keys.length === 0 || !keys.every((key) => columns.includes(key))) return nothing;
  const isSame = keys
    .map(quoted)
    .map((key) => `t.${key} = n.${key}`)
    .join(' and ');
  const inOrder = keys.map((key) => `n.${quoted(key)}`).join(', ');
  const isNew = `not exists (select 1 from ${ours} as t where ${isSame})`;
  const onlyNow = count(`select count(*) from ${theirs} as n where ${isNew}`);
  const known = moves.filter((column) => columns.includes(column)).map(quoted);
  const differs = known.map((column) => `n.${column} is not t.${column}`).join(' or ');
  const changed =
    differs === ''
      ? 0
      : count(`select count(*) from ${theirs} as n join ${ours} as t on ${isSame} where ${differs}`);
  const labels =
    label === undefined || !columns.includes(label) || onlyNow === 0
      ? []
      : scratch
          .prepare<[], string>(
            `select ${quoted(label)} from ${theirs} as n where ${isNew} order by ${inOrder} limit ${named}`,
          )
          .pluck()
          .all();
  return { table, now, earlier, only_now: onlyNow, labels, changed, only_earlier: earlier - (now - onlyNow) };
}

function keysOf(scratch: Database.Database, table: string): string[] {
  return scratch
    .prepare<[string], string>("select name from pragma_table_info(?, 'main') where pk > 0 order by pk")
    .pluck()
    .all(table);
}
