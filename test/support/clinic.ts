import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openClinic } from '../../src/data/schema/index.ts';
import type { Actor, Clock, Desk } from '../../src/desk/index.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { copyClinic } from './copy-clinic.ts';

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
  /** The folder that its backups go to. */
  readonly backups: string;
  /** A second desk on the same file, with a connection of its own. */
  anotherDesk(actor?: Partial<Actor>): Promise<Desk>;
  close(): Promise<void>;
}

/**
 * A fresh, migrated clinic in a real SQLite file of its own, on a clock that stands still until it is moved.
 *
 * @param options.copyOf another clinic's file to begin with, instead of an empty one
 * @param options.now an instant, or `as made`: the moment at which its tables were made, from which schedules count
 */
export async function openTestClinic(
  options: { now?: string; actor?: Partial<Actor>; copyOf?: string } = {},
): Promise<TestClinic> {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-test-'));
  const path = join(folder, 'clinic.db');
  const clock = testClock(options.now?.includes('T') ? options.now : '2026-11-21T10:40:00.000Z');
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
  copyClinic(options.copyOf ?? inject('emptyClinic'), path);
  const first = await openDesk(options.actor ?? {});
  if (options.now === 'as made') clock.set((await first.engine.applied())[0]?.applied_at ?? clock.now());
  return {
    desk: first.desk,
    engine: first.engine,
    clock,
    path,
    backups: first.backups,
    anotherDesk: async (actor = { name: 'ben' }) => (await openDesk(actor)).desk,
    async close() {
      for (const clinic of open) await clinic.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
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
