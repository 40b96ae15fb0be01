import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Patient } from '../../src/clinic/patients/index.ts';
import { listBackups } from '../../src/data/backup/index.ts';
import { checkHealth } from '../../src/data/health/index.ts';
import { safetyNote } from '../../src/data/restore/index.ts';
import { openClinic } from '../../src/data/schema/index.ts';
import { AuditLog } from '../../src/desk/index.ts';
import { CommandLine, type Ran } from '../cli/frontdesk.ts';
import { look } from '../support/furnish.ts';
import { inCopyOf } from './in-copy.ts';
import { callsIn, counting } from './trace.ts';

const program = resolve(import.meta.dirname, '../../bin/frontdesk');

/** How many strikes a sweep makes: few in every run, many on request. */
export function strikes(few: number): number {
  return Number(process.env.FRONTDESK_STRIKES ?? few);
}

/** What a clinic is like between two strikes. */
export interface Standing {
  /** Its patients: as many as then, or as many as now, and nothing between. */
  readonly patients: number;
  readonly entries: number;
  readonly safety_copies: number;
  /** What is wrong, by health. */
  readonly wrong: readonly string[];
  /** Temporary files that are still there once it has been opened. */
  readonly leftovers: readonly string[];
}

/** A clinic that has a backup and has gone on since, to be copied for each strike. */
export class RestoreHouse {
  readonly #line = new CommandLine();
  backup = '';
  /** Patients in the backup. */
  earlier = 0;
  /** Patients now. */
  now = 0;
  /** Entries of the audit log now: none of them may ever be lost. */
  entries = 0;

  /** @param size `demo`: a clinic of 400 patients; `small`: one whose every write can be struck at */
  async build(size: 'demo' | 'small'): Promise<void> {
    await this.#line.json(size === 'demo' ? ['init', '--demo'] : ['init', '--name', 'Small']);
    const made = await this.#line.json(['backup']);
    this.backup = idOf(made);
    this.earlier = (await standingOf(this.#line.home)).patients;
    for (const last of ['Okafor', 'Smith', 'Roy'])
      await this.#line.json([
        'patients',
        'register',
        ...['--first-name', 'Later', '--last-name', last, '--birth-date', '1980-01-01', '--gender', 'Female'],
      ]);
    const standing = await standingOf(this.#line.home);
    this.now = standing.patients;
    this.entries = standing.entries;
  }

  /** Runs the body in a copy of its home, which is then taken away. */
  inCopy<T>(body: (home: string) => Promise<T>): Promise<T> {
    return inCopyOf(this.#line.home, body);
  }

  /** Restores the backup in a home. */
  restoreIn(home: string, how: RunHow = {}) {
    return runIn(home, ['restore', this.backup, '--yes'], how);
  }

  /** How often an unharmed restore makes these calls, in a home that was prepared for it. */
  countCalls(syscalls: string, prepare: (home: string) => void = () => {}): Promise<number> {
    return this.inCopy(async (home) => {
      prepare(home);
      const log = join(home, 'calls');
      const ran = await this.restoreIn(home, { before: counting(syscalls, log) });
      if (ran.exit !== 0) throw new Error(`An unharmed restore failed: ${ran.err}`);
      return callsIn(log);
    });
  }

  remove(): void {
    this.#line.remove();
  }
}

/** These and no more of `total`, evenly spread, from the first on. */
export function spread(total: number, wanted: number): number[] {
  const count = Math.min(total, wanted);
  return Array.from({ length: count }, (_, strike) => 1 + Math.floor((strike * total) / count));
}

function idOf(made: unknown): string {
  if (typeof made === 'object' && made !== null && 'id' in made && typeof made.id === 'string')
    return made.id;
  throw new Error('A backup has no id.');
}

export interface RunHow {
  /** Before the program: `['strace', …]`. */
  readonly before?: readonly string[];
  /** Milliseconds until it is killed. */
  readonly killAfter?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built program in a home; answers how it ended and how long it took, milliseconds. */
export function runIn(
  home: string,
  args: readonly string[],
  how: RunHow = {},
): Promise<Ran & { took: number }> {
  const [first = program, ...rest] = [...(how.before ?? []), program, ...args];
  const began = performance.now();
  const child = spawn(first, rest, {
    env: { ...process.env, FRONTDESK_HOME: home, XDG_CACHE_HOME: join(home, 'cache'), ...how.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const timer =
    how.killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), how.killAfter);
  return new Promise((done, failed) => {
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', failed);
    child.on('close', (exit) => {
      clearTimeout(timer);
      done({ exit, out, err, json: () => JSON.parse(out), took: performance.now() - began });
    });
  });
}

/** Opens the clinic of a home as the next start does, and looks at it. */
export async function standingOf(home: string): Promise<Standing> {
  const backups = join(home, 'backups');
  const clinic = await openClinic({ db: join(home, 'clinic.db'), backups });
  try {
    const [patients, entries] = await look(clinic.desk, async ({ em }) => [
      await em.count(Patient, {}),
      await em.count(AuditLog, {}),
    ]);
    const { checks } = await checkHealth(clinic);
    const copies = (await listBackups(backups)).filter(({ note }) => note?.startsWith(safetyNote));
    return {
      patients: patients ?? 0,
      entries: entries ?? 0,
      safety_copies: copies.length,
      wrong: checks.filter(({ ok }) => !ok).map(({ name, message }) => `${name}: ${message}`),
      leftovers: [home, backups].flatMap((folder) =>
        readdirSync(folder).filter((name) => name.startsWith('.frontdesk-')),
      ),
    };
  } finally {
    await clinic.close();
  }
}
