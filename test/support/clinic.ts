import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openClinic } from '../../src/data/schema/index.ts';
import type { Actor, Clock, Desk } from '../../src/desk/index.ts';
import type { Engine } from '../../src/storage/engine.ts';

export interface TestClock extends Clock {
  advance(by: Temporal.DurationLike): void;
  set(now: string): void;
}

export interface TestClinic {
  readonly desk: Desk;
  readonly engine: Engine;
  readonly clock: TestClock;
  /** The database file, for child processes and the sqlite3 shell. */
  readonly path: string;
  /** A second desk on the same file, with a connection of its own. */
  anotherDesk(actor?: Partial<Actor>): Promise<Desk>;
  close(): Promise<void>;
}

/** A fresh, migrated clinic in a real SQLite file of its own, on a clock that stands still until it is moved. */
export async function openTestClinic(
  options: { now?: string; actor?: Partial<Actor> } = {},
): Promise<TestClinic> {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-test-'));
  const path = join(folder, 'clinic.db');
  const clock = testClock(options.now ?? '2026-11-21T10:40:00.000Z');
  const open: Array<{ close(): Promise<void> }> = [];
  const openDesk = async (actor: Partial<Actor>) => {
    const clinic = await openClinic({
      db: path,
      clock,
      actor: { name: 'ana', user_id: null, session: `session-${open.length + 1}`, origin: 'test', ...actor },
    });
    open.push(clinic);
    return clinic;
  };
  copyFileSync(await migratedFile(), path);
  const first = await openDesk(options.actor ?? {});
  return {
    desk: first.desk,
    engine: first.engine,
    clock,
    path,
    anotherDesk: async (actor = { name: 'ben' }) => (await openDesk(actor)).desk,
    async close() {
      for (const clinic of open) await clinic.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let migrated: Promise<string> | undefined;

/** A migrated, empty database, made once for a test file and copied for each test. */
function migratedFile(): Promise<string> {
  migrated ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'frontdesk-template-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, 'clinic.db');
    const clinic = await openClinic({ db: path, create: true, anyRevision: true });
    await migrate(clinic.engine);
    await clinic.close();
    return path;
  })();
  return migrated;
}

export function testClock(start: string): TestClock {
  let now = Temporal.Instant.from(start);
  return {
    now: () => new Date(now.epochMilliseconds).toISOString(),
    advance: (by) => {
      now = now.add(by);
    },
    set: (to) => {
      now = Temporal.Instant.from(to);
    },
  };
}
