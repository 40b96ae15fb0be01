import { setImmediate as nextTurn } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { Integrity } from '../engine.ts';
import type { StepWatch } from '../maintenance.ts';
import { checked } from './checked.ts';
import type { Alone } from './patiently.ts';

/** Patients written anew in one transaction: some tenths of a second in which other desks wait. */
const together = 500;
/** Pages of the index that one step of tidying writes. */
const merged = 500;

/**
 * Writes the words of every patient anew, some hundred at a time: searches find everybody all along, and desks get
 * their turn between. The index keeps no text that it could be rebuilt from; the triggers that keep it do the work.
 */
export async function rebuildSearch(
  database: Database.Database,
  alone: Alone,
  watch: StepWatch,
): Promise<void> {
  const total = count(database, 'select count(*) from patients');
  const last = database.prepare<[number, number], number>(
    'select max(search_key) from (select search_key from patients where search_key > ? order by search_key limit ?)',
  );
  const write = database.prepare<[number, number]>(
    'update patients set search_key = search_key where search_key > ? and search_key <= ?',
  );
  let done = 0;
  for (let from = Number.MIN_SAFE_INTEGER; ; ) {
    watch.signal.throwIfAborted();
    const to = await alone(() => {
      const end = last.pluck().get(from, together) ?? null;
      if (end !== null) done += write.run(from, end).changes;
      return end;
    });
    if (to === null) break;
    from = to;
    watch.seen(Math.min(done, total), total);
    await nextTurn();
  }
  await alone(() => database.exec(`delete from patient_search where rowid in (${strays})`));
  await tidySearch(database, alone, watch);
}

/** Brings what many changes have scattered over the index together again, in short steps. */
export async function tidySearch(
  database: Database.Database,
  alone: Alone,
  { signal }: Pick<StepWatch, 'signal'>,
): Promise<void> {
  const merge = database.prepare<[number]>(
    "insert into patient_search(patient_search, rank) values ('merge', ?)",
  );
  // The first step says by its minus that everything is to be brought together.
  for (let pages = -merged; ; pages = merged) {
    signal.throwIfAborted();
    const written = await alone(() => {
      const before = count(database, 'select total_changes()');
      merge.run(pages);
      return count(database, 'select total_changes()') - before;
    });
    // With nothing left to do a step counts as one change: its own.
    if (written < 2) return;
    await nextTurn();
  }
}

const strays = 'select id from patient_search_docsize except select search_key from patients';
const missed = 'select search_key from patients except select id from patient_search_docsize';

/** Whether the index is sound and holds every patient, and nobody else. Changes nothing. */
export function searchIndexOf(database: Database.Database): Integrity {
  const known = database.prepare("select 1 from sqlite_schema where name = 'patient_search'").get();
  if (!known) return { ok: true, message: 'none yet' };
  const pages = checked(database, 'quick_check(patient_search)', 'sound');
  if (!pages.ok) return { ok: false, message: `${pages.message}: run frontdesk maintain reindex` };
  const without = count(database, `select count(*) from (${missed})`);
  const tooMany = count(database, `select count(*) from (${strays})`);
  if (without + tooMany === 0) return { ok: true, message: 'every patient can be found' };
  const wrong = [
    without > 0 ? `${without} patients cannot be found` : '',
    tooMany > 0 ? `${tooMany} entries are of nobody` : '',
  ];
  return { ok: false, message: `${wrong.filter(Boolean).join(', ')}: run frontdesk maintain reindex` };
}

function count(database: Database.Database, sql: string): number {
  return database.prepare<[], number>(sql).pluck().get() ?? 0;
}
