import type Database from 'better-sqlite3';
import type { Store } from '../engine.ts';
import { sqliteAccounts } from './accounts.ts';
import { sqliteRedaction } from './redaction.ts';
import { searchPatients } from './search.ts';

/**
 * SQLite's own statements. They go straight to the one connection, inside whatever transaction the call has open.
 */
export function sqliteStore(database: Database.Database): Store {
  const next = (counter: string): number => {
    const row = counterStatement(database).get(counter);
    if (!row) throw new Error(`Counter ${counter} gave no number.`);
    return row.value;
  };
  return {
    searchPatients: async (search) => searchPatients(database, search),
    settings: async () => settingsStatement(database).all(),
    nextNumber: async (counter) => next(counter),
    counter: async (name) => counterValue(database, name),
    bumpChanges: async () => {
      next('changes');
    },
    ...sqliteAccounts(database),
    ...sqliteRedaction(database),
  };
}

type SettingsStatement = Database.Statement<[], { name: string; value: string }>;

const settings = new WeakMap<Database.Database, SettingsStatement>();

function settingsStatement(database: Database.Database): SettingsStatement {
  const known = settings.get(database);
  if (known) return known;
  const statement: SettingsStatement = database.prepare('select name, value from settings');
  settings.set(database, statement);
  return statement;
}

type CounterStatement = Database.Statement<[string], { value: number }>;

/** Every operation counts: one statement for the life of a connection, since preparing costs more than running. */
const counters = new WeakMap<Database.Database, CounterStatement>();

function counterStatement(database: Database.Database): CounterStatement {
  const known = counters.get(database);
  if (known) return known;
  const statement: CounterStatement = database.prepare(
    'insert into counters (name, value) values (?, 1) on conflict (name) do update set value = value + 1 returning value',
  );
  counters.set(database, statement);
  return statement;
}

/** Looked at several times a second by every desk: one statement for the life of a connection. */
const values = new WeakMap<Database.Database, CounterStatement>();

/** The present value of a counter, 0 where nobody has counted. */
export function counterValue(database: Database.Database, name: string): number {
  const known = values.get(database);
  const statement: CounterStatement = known ?? database.prepare('select value from counters where name = ?');
  if (!known) values.set(database, statement);
  return statement.get(name)?.value ?? 0;
}
