import type Database from 'better-sqlite3';
import type { Cell, KeptLog, LogWriter, Row } from '../flow-in.ts';
import { logIn } from './audit-log.ts';
import { columnsOf, insertRow, present, quoted, withoutTriggers } from './scratch.ts';

/** By log: the present's entry up to which everything has been carried. */
export type Carried = Map<string, number>;

/** Entries that only the earlier state has, until it is known where they go. */
const aside = (log: KeptLog) => `temp.${quoted(`only_earlier_${log.table}`)}`;
/** What the entry before one of them is chained by. */
const before = 'chained_before';
/** So many of them are held at a time. */
const stride = 500;

/**
 * Makes the scratch's log what the present's is, and keeps aside what only the scratch has. Called again, it adds what
 * the present has gained.
 *
 * @param columns those that both have
 */
export function carryLog(
  scratch: Database.Database,
  log: KeptLog,
  columns: readonly string[],
  carried: Carried,
): void {
  const last = lastEntry(scratch, present, log);
  const before = carried.get(log.table) ?? 0;
  if (last === 0) {
    // Nothing stands here yet: the earlier state's log stays as it is.
    makeAside(scratch, log);
  } else if (before === 0) {
    withoutTriggers(scratch, log.table, () => standAsPresent(scratch, log, columns));
  } else {
    insertFromPresent(scratch, log, columns, before);
    takeRedactions(scratch, log, columns, before);
  }
  numberFrom(scratch, log);
  carried.set(log.table, last);
}

function standAsPresent(scratch: Database.Database, log: KeptLog, columns: readonly string[]): void {
  const end = commonEnd(scratch, log);
  setAside(scratch, log, end);
  const [main, key] = [`main.${quoted(log.table)}`, quoted(log.key)];
  const isCommon = isSameUpTo(scratch, log, columns, end);
  scratch.exec(`delete from ${main} where ${key} > ${isCommon ? end : -1} or ${key} < 1`);
  insertFromPresent(scratch, log, columns, isCommon ? end : null);
}

/** @param after null: all of them, whatever their numbers */
function insertFromPresent(
  scratch: Database.Database,
  log: KeptLog,
  columns: readonly string[],
  after: number | null,
): void {
  const list = columns.map(quoted).join(', ');
  const [table, key] = [quoted(log.table), quoted(log.key)];
  const where = after === null ? '' : `where ${key} > ${after}`;
  scratch.exec(
    `insert into main.${table} (${list}) select ${list} from ${present}.${table} ${where} order by ${key}`,
  );
}

/** Since they were carried something may have been taken out of entries: it must not come back by them. */
function takeRedactions(
  scratch: Database.Database,
  log: KeptLog,
  columns: readonly string[],
  upTo: number,
): void {
  if (!columns.includes('redacted')) return;
  const [table, key] = [quoted(log.table), quoted(log.key)];
  scratch.exec(
    `update main.${table} set before = now.before, after = now.after, redacted = now.redacted
     from ${present}.${table} as now
     where now.${key} = main.${table}.${key} and now.${key} <= ${upTo}
       and now.redacted is not null and now.redacted is not main.${table}.redacted`,
  );
}

/** What the earlier state has after the common end and the present does not know under any number. */
function setAside(scratch: Database.Database, log: KeptLog, end: number): void {
  makeAside(scratch, log);
  const [table, key] = [quoted(log.table), quoted(log.key)];
  const same = log.same.map((name) => `ours.${quoted(name)} is theirs.${quoted(name)}`).join(' and ');
  // An entry that the present's log has lost shows in the count; counting is cheap, comparing all of them is not.
  const from = countUpTo(scratch, 'main', log, end) > countUpTo(scratch, present, log, end) ? 0 : end;
  scratch.exec(
    `insert into ${aside(log)} select *, ${beforeOurs(log)} from main.${table} as ours where ours.${key} > ${from}
       and not exists (select 1 from ${present}.${table} as theirs where ${same}) order by ${key}`,
  );
}

function makeAside(scratch: Database.Database, log: KeptLog): void {
  scratch.exec(`drop table if exists ${aside(log)}`);
  scratch.exec(
    `create table ${aside(log)} as select *, null as ${before} from main.${quoted(log.table)} where false`,
  );
}

/** Null where the number before it is missing: then nobody can tell what it was chained by. */
function beforeOurs({ table, key, chained }: KeptLog): string {
  if (chained === undefined) return 'null';
  return `(select ${quoted(chained)} from main.${quoted(table)} as previous where previous.${quoted(key)} = ours.${quoted(key)} - 1)`;
}

/** Adds what only the earlier state has, and the entry that says what happened. */
export function addToLog(
  scratch: Database.Database,
  log: KeptLog,
  last: Row,
  withoutForgotten: (row: Row) => Row,
): void {
  const writer = log.writer?.(logIn(scratch)) ?? plainly(log);
  const insert = (rows: readonly Row[]) => {
    for (const row of rows) insertRow(scratch, log.table, row);
  };
  insert(writer.begin(last));
  // First what is known, then what is not: in one piece, so that it can be named.
  for (const isKnown of [true, false])
    for (const { row, chainedBefore } of setAsideOf(scratch, log))
      if (writer.isKnown(row, chainedBefore) === isKnown) {
        const left = withoutForgotten(row);
        insert(isKnown ? writer.add(left) : writer.addUnknown(left));
      }
  insert(writer.add(last));
  writer.ready();
}

function* setAsideOf(
  scratch: Database.Database,
  log: KeptLog,
): Generator<{ readonly row: Row; readonly chainedBefore: Cell }> {
  if (!isThere(scratch, log)) return;
  const key = quoted(log.key);
  const next = scratch.prepare<[number], Row>(
    `select * from ${aside(log)} where ${key} > ? order by ${key} limit ${stride}`,
  );
  let from = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = next.all(from);
    for (const { [before]: chainedBefore = null, ...row } of rows) yield { row, chainedBefore };
    if (rows.length < stride) return;
    from = Number(rows.at(-1)?.[log.key]);
  }
}

function plainly(log: KeptLog): LogWriter {
  const unnumbered = ({ [log.key]: _number, ...row }: Row): readonly Row[] => [row];
  return { begin: () => [], isKnown: () => true, add: unnumbered, addUnknown: unnumbered, ready() {} };
}

function isThere(scratch: Database.Database, log: KeptLog): boolean {
  const sql = 'select 1 from temp.sqlite_schema where name = ?';
  return scratch.prepare(sql).get(`only_earlier_${log.table}`) !== undefined;
}

/** The next number that the database itself would give is the one after the last entry. */
function numberFrom(scratch: Database.Database, log: KeptLog): void {
  const last = lastEntry(scratch, 'main', log);
  scratch.prepare('update main.sqlite_sequence set seq = ? where name = ?').run(last, log.table);
}

function lastEntry(scratch: Database.Database, schema: string, log: KeptLog): number {
  const sql = `select max(${quoted(log.key)}) from ${schema}.${quoted(log.table)}`;
  return scratch.prepare<[], number | null>(sql).pluck().get() ?? 0;
}

/** The highest number up to which both logs tell the same, 0 where they have nothing in common. */
function commonEnd(scratch: Database.Database, log: KeptLog): number {
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

/** Whether both are the same up to there in every column, so that what is in the scratch may stay. */
function isSameUpTo(
  scratch: Database.Database,
  log: KeptLog,
  columns: readonly string[],
  end: number,
): boolean {
  if (columns.length < columnsOf(scratch, 'main', log.table).length) return false;
  if (countUpTo(scratch, 'main', log, end) !== countUpTo(scratch, present, log, end)) return false;
  const [table, key] = [quoted(log.table), quoted(log.key)];
  const differs = columns.map((name) => `ours.${quoted(name)} is not theirs.${quoted(name)}`).join(' or ');
  const sql = `select 1 from ${present}.${table} as theirs left join main.${table} as ours on ours.${key} = theirs.${key}
    where theirs.${key} <= ? and (${differs}) limit 1`;
  return scratch.prepare<[number]>(sql).get(end) === undefined;
}

function countUpTo(scratch: Database.Database, schema: string, log: KeptLog, end: number): number {
  const table = `${schema}.${quoted(log.table)}`;
  // Counting all of them is cheap, and those beyond the end are few.
  const sql = `select (select count(*) from ${table}) - (select count(*) from ${table} where ${quoted(log.key)} > ?)`;
  return scratch.prepare<[number], number>(sql).pluck().get(end) ?? 0;
}
