import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { revisions } from '../../migrations/sqlite/revisions.ts';
import { listBackups } from '../../src/data/backup/index.ts';
import { checkHealth } from '../../src/data/health/index.ts';
import { openClinic } from '../../src/data/schema/index.ts';
import { CommandLine } from '../cli/frontdesk.ts';
import { inCopyOf } from './in-copy.ts';
import { type RunHow, runIn } from './restore-house.ts';
import { callsIn, counting } from './trace.ts';

const first = revisions[0]?.slice(0, 11) ?? '';

/** A change of the schema that is struck while it runs, and the state that it begins from. */
export const changes = {
  migrate: { from: 'older', args: ['migrate'] },
  downgrade: { from: 'newest', args: ['downgrade', first, '--yes'] },
  'downgrade to base': { from: 'newest', args: ['downgrade', 'base', '--yes'] },
} as const;
export type ChangeName = keyof typeof changes;

/** What a database is like between two strikes. */
export interface SchemaStanding {
  /** The revisions it has. */
  readonly applied: readonly string[];
  readonly patients: number | null;
  /** What is wrong, by health; that something is to be applied is not. */
  readonly wrong: readonly string[];
  readonly leftovers: readonly string[];
  /** Backups that do not prove whole by their own list. */
  readonly unproved: readonly string[];
}

/** A clinic at its newest revision, and the same at its first, to be copied for each strike. */
export class MigrateHouse {
  readonly #newest = new CommandLine();
  readonly #older = new CommandLine();
  patients = 0;

  /** @param isSmall a clinic of three patients: of its writes every one can be struck */
  async build(isSmall = false): Promise<void> {
    await this.#newest.json(isSmall ? ['init'] : ['init', '--demo']);
    for (const last of isSmall ? ['Okafor', 'Smith', 'Roy'] : [])
      await this.#newest.json([
        'patients',
        'register',
        ...['--first-name', 'Ada', '--last-name', last, '--birth-date', '1980-01-01', '--gender', 'Female'],
      ]);
    cpSync(this.#newest.home, this.#older.home, { recursive: true });
    await this.#older.json(['downgrade', first, '--yes']);
    this.patients = (await schemaStanding(this.#newest.home)).patients ?? 0;
  }

  /** Runs the body in a copy of the home that this change begins from. */
  inCopy<T>(change: ChangeName, body: (home: string) => Promise<T>): Promise<T> {
    const { from } = changes[change];
    return inCopyOf(from === 'older' ? this.#older.home : this.#newest.home, body);
  }

  run(home: string, change: ChangeName, how: RunHow = {}) {
    return runIn(home, changes[change].args, how);
  }

  /** How often an unharmed change makes these calls. */
  countCalls(change: ChangeName, syscalls: string): Promise<number> {
    return this.inCopy(change, async (home) => {
      const log = join(home, 'calls');
      const ran = await this.run(home, change, { before: counting(syscalls, log) });
      if (ran.exit !== 0) throw new Error(`An unharmed ${change} failed: ${ran.err}`);
      return callsIn(log);
    });
  }

  remove(): void {
    this.#newest.remove();
    this.#older.remove();
  }
}

/** Opens the database of a home as the next start does, whatever its revision, and looks at it. */
export async function schemaStanding(home: string): Promise<SchemaStanding> {
  const db = join(home, 'clinic.db');
  const backups = join(home, 'backups');
  const clinic = await openClinic({ db, backups, anyRevision: true });
  try {
    const applied = (await clinic.engine.applied()).map(({ name }) => name);
    const noted = await (await clinic.engine.migrations()).recorded();
    const isWhole = noted.every(({ checksum_ok, by }) => checksum_ok && by !== null);
    const { checks } = await checkHealth(clinic);
    const drift = await (await clinic.engine.migrations()).drift();
    const { patients } = await (await clinic.engine.migrations()).rows();
    return {
      applied,
      patients: patients ?? null,
      wrong: [
        ...drift,
        ...(isWhole ? [] : ['the record of revisions is not that of the revisions']),
        ...checks
          .filter(
            ({ name, ok }) => !ok && name !== 'schema' && !(applied.length === 0 && name === 'search_index'),
          )
          .map(({ name, message }) => `${name}: ${message}`),
      ],
      leftovers: [home, backups].flatMap((folder) =>
        namesIn(folder).filter((name) => name.startsWith('.frontdesk-')),
      ),
      unproved: (await listBackups(backups)).filter(({ verified }) => !verified).map(({ id }) => id),
    };
  } finally {
    await clinic.close();
  }
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
