import type Database from 'better-sqlite3';
import type { Cell, Entry, Inflow, Kept, KeptPresent } from '../flow-in.ts';
import { carryForgotten, forgetting } from './carry-forgotten.ts';
import { addToLog, type Carried, carryLog } from './carry-log.ts';
import { insertRow, isTable, present, quoted, sharedColumns } from './scratch.ts';

type Reference = NonNullable<KeptPresent['references']>[number];

/**
 * Carries what stays from the attached present into the scratch. May be repeated: then what the present has gained
 * since is carried too.
 *
 * @param carried what an earlier call has carried; added to
 */
export function carryOver(scratch: Database.Database, kept: readonly Kept[], carried: Carried): void {
  scratch.transaction(() => {
    for (const each of kept) {
      const columns = sharedColumns(scratch, each.table);
      if (columns.length > 0 || each.stays === 'present') carryTable(scratch, each, columns, carried);
    }
  })();
}

function carryTable(
  scratch: Database.Database,
  kept: Kept,
  columns: readonly string[],
  carried: Carried,
): void {
  const table = quoted(kept.table);
  const list = columns.map(quoted).join(', ');
  switch (kept.stays) {
    case 'present':
      carryPresent(scratch, kept, columns);
      return;
    case 'forgotten':
      carryForgotten(scratch, kept);
      return;
    case 'both':
      scratch.exec(`insert or ignore into main.${table} (${list}) select ${list} from ${present}.${table}`);
      return;
    case 'highest': {
      const [key, value] = [quoted(kept.key), quoted(kept.value)];
      // “where true”, or the parser takes “on” for the condition of a join.
      scratch.exec(
        `insert into main.${table} (${key}, ${value}) select ${key}, ${value} from ${present}.${table} where true
         on conflict (${key}) do update set ${value} = max(${value}, excluded.${value})`,
      );
      return;
    }
    case 'log':
      carryLog(scratch, kept, columns, carried);
  }
}

/** The present's rows where it has any to speak of, without what they refer to and the earlier state lacks. */
function carryPresent(
  scratch: Database.Database,
  { table: name, only, references = [] }: KeptPresent,
  columns: readonly string[],
): void {
  const table = `main.${quoted(name)}`;
  if (only !== undefined && !hasRows(scratch, only.where)) {
    if (isTable(scratch, 'main', name)) setAll(scratch, table, only.otherwise);
    return;
  }
  if (columns.length === 0) return;
  const list = columns.map(quoted).join(', ');
  const regained = references.filter((each) => each.regained && columns.includes(each.column));
  if (regained.length > 0) scratch.exec(`create temp table earlier as select * from ${table}`);
  scratch.exec(`delete from ${table}`);
  scratch.exec(`insert into ${table} (${list}) select ${list} from ${present}.${quoted(name)}`);
  for (const each of regained) regain(scratch, table, each);
  scratch.exec('drop table if exists temp.earlier');
  for (const { column, table: parent, otherwise } of references) {
    const refers = `${quoted(column)} is not null and not exists (select 1 from main.${quoted(parent)} as parent where parent.id = ${table}.${quoted(column)})`;
    scratch.exec(
      otherwise === 'drop'
        ? `delete from ${table} where ${refers}`
        : `update ${table} set ${quoted(column)} = null where ${refers}`,
    );
  }
}

/** Fills in, out of the earlier rows, what the present has emptied because its parent is gone there. */
function regain(scratch: Database.Database, table: string, { column, table: parent }: Reference): void {
  const [to, parents] = [quoted(column), quoted(parent)];
  const goneNow = isTable(scratch, present, parent)
    ? `and not exists (select 1 from ${present}.${parents} as now where now.id = earlier.${to})`
    : '';
  // A present that does not hold together may refer to what is gone there: its own row stays the only one.
  scratch.exec(
    `update or ignore ${table} set ${to} = earlier.${to} from temp.earlier as earlier
     where earlier.id = ${table}.id and ${table}.${to} is null and earlier.${to} is not null
       and exists (select 1 from main.${parents} as parent where parent.id = earlier.${to}) ${goneNow}`,
  );
}

function hasRows(scratch: Database.Database, table: string): boolean {
  if (!isTable(scratch, present, table)) return false;
  return scratch.prepare(`select 1 from ${present}.${quoted(table)} limit 1`).get() !== undefined;
}

function setAll(scratch: Database.Database, table: string, values: Readonly<Record<string, Cell>>): void {
  const names = Object.keys(values);
  if (names.length === 0) return;
  const list = names.map((name) => `${quoted(name)} = ?`).join(', ');
  scratch.prepare(`update ${table} set ${list}`).run(...Object.values(values));
}

/** Writes what says that this is the restored state, and moves the counters on. */
export function finish(scratch: Database.Database, { kept, raised }: Inflow, entry: Entry): void {
  scratch.transaction(() => {
    const log = kept.find((each) => each.stays === 'log' && each.table === entry.table);
    if (log?.stays === 'log') addToLog(scratch, log, entry.row, forgetting(scratch, kept, log.table));
    else insertRow(scratch, entry.table, entry.row);
    const [table, key, value] = [raised.table, raised.key, raised.value].map(quoted);
    const raise = scratch.prepare<[string]>(
      `insert into main.${table} (${key}, ${value}) values (?, 1)
       on conflict (${key}) do update set ${value} = ${value} + 1`,
    );
    for (const name of raised.names) raise.run(name);
  })();
}

/** Whether the state that says so of itself is in a schema. */
export function hasArrived(scratch: Database.Database, schema: string, entry: Entry): boolean {
  const names = Object.keys(entry.row);
  const sql = `select 1 from ${schema}.${quoted(entry.table)} where ${names.map((name) => `${quoted(name)} is ?`).join(' and ')}`;
  return scratch.prepare(sql).get(...Object.values(entry.row)) !== undefined;
}
