import { readdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listLogs } from '../../../src/clinic/operations-log/index.ts';
import { settingSet } from '../../../src/clinic/settings/index.ts';
import { backUp, listBackups } from '../../../src/data/backup/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { readUpkeep, runDue } from '../../../src/data/schedule/index.ts';
import type { OpenedClinic } from '../../../src/data/schema/index.ts';
import { withLock } from '../../../src/storage/lock.ts';
import { furnish } from '../../clinic/queue/house.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
let opened: OpenedClinic;
beforeEach(async () => {
  clinic = await openTestClinic({ now: 'as made' });
  const backups = join(dirname(clinic.path), 'backups');
  opened = { desk: clinic.desk, engine: clinic.engine, backups, close: async () => {} };
  await furnish(clinic.desk);
  clinic.clock.advance({ hours: 25 });
});
afterEach(() => clinic.close());

const run = () => carryOut(opened, runDue, {});
const set = (name: string, value: string) => clinic.desk.perform(settingSet, { name, value });
const backups = () => listBackups(opened.backups);
const logged = async (operation: string) => clinic.desk.read(listLogs, { operation });

describe('scheduled work', () => {
  it('backs up, prunes, writes day sheets, rehearses and refreshes the statistics; and then has nothing to do', async () => {
    expect((await run()).done).toEqual(['backup', 'rehearse', 'analyze']);
    expect(await backups()).toMatchObject([{ kind: 'full', verified: true, note: 'scheduled' }]);
    expect(readdirSync(join(opened.backups, 'downtime'))).toHaveLength(1);
    expect((await logged('data.verify_backup'))[0]?.message).toContain('rehearsed');
    const { last_rehearsal, backup } = await readUpkeep(opened);
    expect(last_rehearsal).toBe(clinic.clock.now());
    expect(backup.state).toBe('ok');
    expect(await run()).toEqual({ done: [], by_another: false });
    expect(await backups()).toHaveLength(1);
  });

  it('is done once, whichever desk comes first', async () => {
    const done = await Promise.all([run(), run(), run()]);
    expect(done.filter((one) => one.done.includes('backup'))).toHaveLength(1);
    expect(await backups()).toHaveLength(1);
  });

  it('that another desk is at is left to it', async () => {
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const other = withLock(clinic.path, 'schedule', async () => {
      begin();
      await finished;
    });
    await begun;
    expect(await run()).toEqual({ done: [], by_another: true });
    finish();
    await other;
    expect((await run()).done).toContain('backup');
  });

  it('keeps what the settings say and thins out the rest, never the last day', async () => {
    await set('backup_schedule', 'every 8 hours');
    await set('backup_keep_daily', '2');
    await set('backup_keep_weekly', '0');
    await set('backup_keep_monthly', '0');
    await set('rehearse_restore', 'off');
    await set('downtime_pack', 'no');
    for (let count = 0; count < 12; count += 1) {
      clinic.clock.advance({ hours: 8 });
      await run();
    }
    const left = (await backups()).map(({ at }) => Date.parse(at));
    const dayAgo = Date.parse(clinic.clock.now()) - 24 * 3_600_000;
    expect(left.filter((at) => at >= dayAgo)).toHaveLength(4);
    expect(left.filter((at) => at < dayAgo).length).toBeLessThanOrEqual(1);
  });

  it('stores only what changed where the clinic wants that, with a whole backup each week', async () => {
    await set('backup_incremental', 'yes');
    await set('rehearse_restore', 'off');
    const kinds: string[] = [];
    for (let day = 0; day < 9; day += 1) {
      await run();
      kinds.push((await backups())[0]?.kind ?? '');
      clinic.clock.advance({ hours: 24 });
    }
    expect(kinds[0]).toBe('full');
    expect(kinds.slice(1, 7)).toEqual(Array(6).fill('incremental'));
    expect(kinds.slice(7)).toContain('full');
  });

  it('encrypts backups and day sheets to the recipient of the clinic, and rehearses none that it cannot open', async () => {
    await set('backup_encrypt_to', await identityToRecipient(await generateX25519Identity()));
    expect((await run()).done).toEqual(['backup', 'analyze']);
    expect(await backups()).toMatchObject([{ encrypted: true }]);
    const [sheets] = readdirSync(join(opened.backups, 'downtime'));
    expect(sheets).toMatch(/\.age$/);
  });

  it('a backup that fails is told, rested for a while, and made as soon as it can be', async () => {
    writeFileSync(opened.backups, 'in the way');
    await expect(run()).rejects.toThrow();
    const failed = await readUpkeep(opened);
    expect(failed.failed_backup).toMatchObject({ at: clinic.clock.now() });
    await rm(opened.backups);
    clinic.clock.advance({ minutes: 5 });
    expect((await run()).done).toEqual([]);
    clinic.clock.advance({ minutes: 11 });
    expect((await run()).done).toContain('backup');
    expect((await readUpkeep(opened)).failed_backup).toBeNull();
  });

  it('a backup that was asked for wrongly is none that failed', async () => {
    const asked = [{ recipient: 'nonsense' }, { to: join(opened.backups, 'not', 'there.db') }];
    for (const wanted of asked) await expect(carryOut(opened, backUp, wanted)).rejects.toThrow();
    expect((await readUpkeep(opened)).failed_backup).toBeNull();
    expect((await logged('data.backup')).map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
  });

  it('day sheets that cannot be written do not take the backup with them', async () => {
    await carryOut(opened, backUp, {});
    writeFileSync(join(opened.backups, 'downtime'), 'in the way');
    clinic.clock.advance({ hours: 25 });
    await expect(run()).rejects.toThrow();
    expect(await backups()).toHaveLength(2);
    expect((await readUpkeep(opened)).failed_backup).toBeNull();
    expect((await logged('data.day_sheets'))[0]).toMatchObject({ outcome: 'failed' });
  });

  it('a newest backup that turns out broken is named, and another is made', async () => {
    await run();
    const [first] = await backups();
    if (!first) throw new Error('There is no backup.');
    writeFileSync(first.file, 'torn', { flag: 'a' });
    clinic.clock.advance({ hours: 24 * 40 });
    await set('backup_schedule', 'off');
    await expect(run()).rejects.toMatchObject({ code: 'damaged' });
    expect((await readUpkeep(opened)).broken_backup).toMatchObject({ id: first.id });
    await carryOut(opened, backUp, {});
    expect((await readUpkeep(opened)).broken_backup).toBeNull();
  });

  it('is nothing in a clinic that was just made', async () => {
    clinic.clock.advance({ hours: -25 });
    expect((await run()).done).toEqual([]);
  });
});
