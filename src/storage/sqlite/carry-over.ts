import type Database from 'better-sqlite3';
import type { Entry, Inflow, Kept } from '../flow-in.ts';
import { present, quoted, sharedColumns } from './scratch.ts';

/** By log: the present's entry up to which everything has been carried. */
export type Carried = Map<string, number>;

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
      if (columns.length > 0) carryTable(scratch, each, columns, carried);
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
      scratch.exec(`delete from main.${table}`);
      scratch.exec(`insert into main.${table} (${list}) select ${list} from ${present}.${table}`);
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

type Log = Extract<Kept, { stays: 'log' }>;

function carryLog(scratch: Database.Database, log: Log, columns: readonly string[], carried: Carried): void {
  const last = lastEntry(scratch, present, log);
  const before = carried.get(log.table);
  const from = before ?? commonEnd(scratch, log);
  if (before === undefined && !isOneLog(scratch, log, from)) addMissing(scratch, log, columns, from);
  // A number that is free is kept: where both come from one past, every entry is then what it was.
  const keepsNumbers = from >= lastEntry(scratch, 'main', log);
  addEntries(scratch, log, keepsNumbers ? columns : others(log, columns), `${quoted(log.key)} > ${from}`);
  carried.set(log.table, Math.max(from, last));
}

function others(log: Log, columns: readonly string[]): string[] {
  return columns.filter((column) => column !== log.key);
}

function addEntries(
  scratch: Database.Database,
  log: Log,
  columns: readonly string[],
  condition: string,
): void {
  const list = columns.map(quoted).join(', ');
  const table = quoted(log.table);
  scratch.exec(
    `insert into main.${table} (${list})
     select ${list} from ${present}.${table} as theirs where ${condition} order by ${quoted(log.key)}`,
  );
}

function lastEntry(scratch: Database.Database, schema: string, log: Log): number {
  const sql = `select max(${quoted(log.key)}) from ${schema}.${quoted(log.table)}`;
  return scratch.prepare<[], number | null>(sql).pluck().get() ?? 0;
}

/** The highest number up to which both logs tell the same, 0 where they have nothing in common. */
export function commonEnd(scratch: Database.Database, log: Log): number {
  const shared = [log.key, ...log.same].map(quoted);
  const newestUpTo = (schema: string) =>
    scratch
      .prepare<[number], unknown[]>(
        `select ${shared.join(', ')} from ${schema}.${quoted(log.table)}
         where ${quoted(log.key)} <= ? order by ${quoted(log.key)} desc limit 1`,
      )
      .raw();
  const [ours, theirs] = [newestUpTo('main'), newestUpTo(present)];
  const agreesAt = (entry: number) => JSON.stringify(ours.get(entry)) === JSON.stringify(theirs.get(entry));
  let [low, high] = [0, Math.min(lastEntry(scratch, 'main', log), lastEntry(scratch, present, log))];
  if (agreesAt(high)) return high;
  // Two logs that parted never meet again, so the place where they did is found by halving.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (agreesAt(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whether both logs have as many entries up to there: an entry that was taken out of one shows. */
function isOneLog(scratch: Database.Database, log: Log, end: number): boolean {
  const upTo = (schema: string) => {
    const table = `${schema}.${quoted(log.table)}`;
    // Counting all of them is cheap, and those beyond the end are few.
    const sql = `select (select count(*) from ${table}) - (select count(*) from ${table} where ${quoted(log.key)} > ?)`;
    return scratch.prepare<[number], number>(sql).pluck().get(end);
  };
  return upTo('main') === upTo(present);
}

/** Entries up to the common end that only the present has. */
function addMissing(scratch: Database.Database, log: Log, columns: readonly string[], end: number): void {
  const key = quoted(log.key);
  const same = [log.key, ...log.same].map((name) => `ours.${quoted(name)} is theirs.${quoted(name)}`);
  addEntries(
    scratch,
    log,
    others(log, columns),
    `${key} <= ${end} and not exists (select 1 from main.${quoted(log.table)} as ours where ${same.join(' and ')})`,
  );
}

/** Writes what says that this is the restored state, and moves the counters on. */
export function finish(scratch: Database.Database, { raised }: Inflow, entry: Entry): void {
  scratch.transaction(() => {
    const names = Object.keys(entry.row);
    scratch
      .prepare(
        `insert into main.${quoted(entry.table)} (${names.map(quoted).join(', ')}) values (${names.map(() => '?').join(', ')})`,
      )
      .run(...Object.values(entry.row));
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
