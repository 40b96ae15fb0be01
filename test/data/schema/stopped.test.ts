import { readdirSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { revisions } from '../../../migrations/sqlite/revisions.ts';
import { listBackups } from '../../../src/data/backup/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { idleTask } from '../../../src/data/job.ts';
import { downgrade, downgradeSchema, migrateSchema, planSchema } from '../../../src/data/schema/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

test.each(['copying', 'checking', 'rehearsing', 'migrating'])(
  'stopped while it is %s, a migration changes nothing and leaves nothing behind',
  async (phase) => {
    await downgrade(clinic, '1');
    const stop = new AbortController();
    const seen: string[] = [];
    const progress = (now: { phase: string }) => {
      seen.push(now.phase);
      if (now.phase === phase) stop.abort();
    };
    const stopped = carryOut(clinic, migrateSchema, {}, { signal: stop.signal, progress });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect(seen).toContain(phase);
    expect(await clinic.engine.applied()).toHaveLength(revisions.length - 1);
    expect(readdirSync(clinic.backups).filter((name) => name.startsWith('.frontdesk-'))).toEqual([]);
  },
);

test('going back keeps what another desk has done since the backup was begun', async () => {
  const other = new Database(clinic.path);
  const seen: string[] = [];
  const progress = ({ phase }: { phase: string }) => {
    if (phase === 'rehearsing' && !seen.includes('rehearsing'))
      other.exec(`insert into counters values ('patient_number', 7);
        insert into counters values ('changes', 1) on conflict do update set value = value + 1`);
    seen.push(phase);
  };
  const { backup } = await carryOut(clinic, downgradeSchema, { to: 'base' }, { ...idleTask, progress });
  other.close();
  expect(await listBackups(clinic.backups)).toHaveLength(2);
  const copy = new Database(backup?.file, { readonly: true });
  const kept = copy.prepare("select value from counters where name = 'patient_number'").pluck().get();
  copy.close();
  expect(kept).toBe(7);
});

test('a plan tells what would be done, and rehearsed what becomes of the rows; neither changes anything', async () => {
  const plan = await carryOut(clinic, planSchema, { direction: 'down', to: 'base', rehearse: true });
  expect(plan).toMatchObject({ revisions: [...revisions].reverse(), current: revisions.at(-1) });
  expect(plan.destructive).toContain('drops the table patients with all its rows');
  expect(plan.rows.patients).toEqual({ before: 0, after: null });
  expect(await clinic.engine.applied()).toHaveLength(revisions.length);
  expect(readdirSync(clinic.backups)).toEqual([]);
});

test('what was done is in the operations log, once', async () => {
  await carryOut(clinic, downgradeSchema, { to: '1' });
  // Two lines of one moment come in any order.
  clinic.clock.advance({ minutes: 1 });
  await carryOut(clinic, migrateSchema, {});
  await carryOut(clinic, migrateSchema, {});
  const log = await clinic.engine.orm.em
    .fork()
    .getConnection()
    .execute(
      "select operation, outcome, message from operations_log where operation like 'data.%' and actor = 'ana' order by at, id",
    );
  expect(log).toEqual([
    { operation: 'data.downgrade', outcome: 'done', message: '20261126-02' },
    { operation: 'data.migrate', outcome: 'done', message: '20261126-02' },
  ]);
});
