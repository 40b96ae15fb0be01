import { statSync } from 'node:fs';
import { refuse } from '../../desk/index.ts';
import { describePlace } from '../../storage/describe.ts';
import type { Description } from '../../storage/engine.ts';
import { StorageError } from '../../storage/errors.ts';
import { guardOf } from '../../storage/guard/guard.ts';
import { lastBackup } from '../backup/own.ts';
import { holdsData } from '../clinic-data.ts';
import { type OpenedClinic, revisionOf, shortRevision } from '../schema/index.ts';
import { countRows } from './rows.ts';

/** What the program knows of its database; the keys are a contract with scripts. */
export interface DatabaseStatus {
  engine: string;
  /** A path, or an address without its password. */
  place: string;
  exists: boolean;
  /** Whether the clinic has data: a patient, a doctor, a visit or somebody in the queue. */
  has_data: boolean;
  database_has_data: boolean;
  revision: {
    current: string | null;
    head: string | null;
    pending: string[];
    /** Applied revisions that this program has otherwise; there only where there are any. */
    changed?: string[];
  };
  /** Rows by table; empty where there are no tables. */
  rows: Record<string, number>;
  size_bytes: number;
  /** Whether the file is encrypted. */
  encrypted: boolean;
  /** Why nothing more can be said of it, where its key is not given. */
  locked?: string;
  last_backup: { id: string; at: string; verified_at: string | null } | null;
  /** How many accounts there are. */
  accounts: number;
  /** Nobody needs to sign in: there never was an account. */
  open: boolean;
}

/** Where the database would be and what it is, without opening it. */
export async function placeOf(db: string): Promise<Description> {
  try {
    return await describePlace(db);
  } catch (error) {
    if (error instanceof StorageError)
      return refuse('no_database', error.message, { hint: 'Name a SQLite file with --db.' });
    throw error;
  }
}

/** The status of a place where there is no database. */
export function statusOfNothing({ name, place, revisions }: Description): DatabaseStatus {
  const pending = revisions.map(shortRevision);
  return {
    engine: name,
    place,
    exists: false,
    has_data: false,
    database_has_data: false,
    revision: { current: null, head: pending.at(-1) ?? null, pending },
    rows: {},
    size_bytes: 0,
    encrypted: false,
    last_backup: null,
    accounts: 0,
    open: true,
  };
}

/** The status of a database that is encrypted and whose key is not at hand: what the file itself says. */
export function statusOfLocked(place: Description, why: string): DatabaseStatus {
  return {
    ...statusOfNothing(place),
    exists: true,
    revision: { current: null, head: place.revisions.map(shortRevision).at(-1) ?? null, pending: [] },
    size_bytes: statSync(place.place).size,
    encrypted: true,
    locked: why,
    open: !guardOf(place.place).hadAccounts(),
  };
}

/** The status of an open database, whatever its revision. */
export async function statusOf({ engine, desk, backups }: OpenedClinic): Promise<DatabaseStatus> {
  const { current, head, pending, unknown } = await revisionOf(engine);
  const migrations = await engine.migrations();
  // Tables of an older or newer database are not the ones of this program: they are counted as they are.
  const isOurs = current !== null && pending.length === 0 && unknown.length === 0;
  const rows = isOurs ? await desk.read(countRows, {}) : await migrations.rows();
  const recorded = await migrations.recorded();
  const changed = recorded
    .filter(({ checksum_ok }) => checksum_ok === false)
    .map(({ name }) => shortRevision(name));
  const hasData = holdsData(rows);
  return {
    engine: engine.name,
    place: engine.place,
    exists: true,
    has_data: hasData,
    database_has_data: hasData,
    revision: {
      current: current && shortRevision(current),
      head: head && shortRevision(head),
      pending: pending.map(shortRevision),
      ...(changed.length > 0 ? { changed } : {}),
    },
    rows,
    size_bytes: await engine.sizeBytes(),
    encrypted: engine.key !== null,
    last_backup: await lastBackupOf(backups, engine.place),
    accounts: rows.users ?? 0,
    open: (await desk.look()).kind === 'open',
  };
}

/** The newest good backup in a folder, of the database at this place. */
export async function lastBackupOf(folder: string, place: string): Promise<DatabaseStatus['last_backup']> {
  const last = await lastBackup(folder, place);
  return last && { id: last.id, at: last.at, verified_at: last.verified_at };
}
