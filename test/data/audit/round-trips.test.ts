import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditHead } from '../../../src/clinic/audit/index.ts';
import { verifyAudit } from '../../../src/data/audit/index.ts';
import { backUp } from '../../../src/data/backup/index.ts';
import { carryOut, carryOutAt } from '../../../src/data/carry-out.ts';
import { clearAll } from '../../../src/data/clear/index.ts';
import { restoreJob } from '../../../src/data/restore/index.ts';
import { downgrade, migrate, type OpenedClinic, openClinic } from '../../../src/data/schema/index.ts';
import { guardOf } from '../../../src/storage/guard/guard.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish } from '../../support/furnish.ts';

let test: TestClinic;
let clinic: OpenedClinic;

beforeEach(async () => {
  test = await openTestClinic();
  clinic = await openHere(test.path);
  await register('Adams');
});
afterEach(async () => {
  await clinic.close();
  await test.close();
});

const openHere = (db: string) => openClinic({ db, clock: test.clock, anyRevision: true });
const register = async (last_name: string, at = clinic) => {
  test.clock.advance({ minutes: 1 });
  await furnish(at.desk, { specializations: {}, patients: [{ first_name: 'A', last_name }] });
};
const verify = (input = {}, at = clinic) => carryOut(at, verifyAudit, input);
const restore = async (backup: string) => {
  test.clock.advance({ minutes: 1 });
  return carryOut(clinic, restoreJob, { backup });
};
/** What somebody does with the sqlite3 shell. */
function shell(sql: string, path = test.path): void {
  const database = new Database(path);
  database.exec(`drop trigger audit_logs_no_update; drop trigger audit_logs_no_delete; ${sql}`);
  database.close();
}
const cutEnd = 'delete from audit_logs where entry = (select max(entry) from audit_logs)';
/** The file as somebody copied it who did not ask the program; nobody has it open. */
async function putBack(copy: string): Promise<void> {
  await clinic.close();
  await test.desk.close();
  for (const end of ['-wal', '-shm']) rmSync(test.path + end, { force: true });
  cpSync(copy, test.path);
  clinic = await openHere(test.path);
}
function copied(): string {
  const copy = join(dirname(test.path), 'copied.db');
  const database = new Database(test.path);
  database.exec(`vacuum into '${copy}'`);
  database.close();
  return copy;
}

describe('the audit log is whole', { timeout: 120_000 }, () => {
  it('after work, and looking at it changes nothing', async () => {
    const files = ['', '-wal', '.guard/audit-head'].map((end) => test.path + end);
    const before = files.map((file) => readFileSync(file));
    const found = await verify();
    expect(found).toMatchObject({ ok: true, problems: [], notes: [] });
    expect(found.entries).toBeGreaterThan(0);
    expect(files.map((file) => readFileSync(file))).toEqual(before);
  });

  it('after a restore, its undo, and a restore of a clinic with another past', async () => {
    const { id } = await carryOut(clinic, backUp, {});
    await register('Okafor');
    const { head } = await verify();
    const first = await restore(id);
    expect(await verify({ against: head ?? '' })).toMatchObject({ ok: true, problems: [] });
    await restore(first.safety_copy ?? '');
    expect(await verify()).toMatchObject({ ok: true, problems: [] });
    const other = await openTestClinic();
    try {
      const elsewhere = await openClinic({ db: other.path, clock: test.clock });
      await furnish(elsewhere.desk, {
        specializations: {},
        patients: [{ first_name: 'O', last_name: 'Other' }],
      });
      const { file, rows } = await carryOut(elsewhere, backUp, {});
      await elsewhere.close();
      const before = await verify();
      await restore(file);
      const after = await verify({ against: before.head ?? '' });
      // Theirs is another guard: nobody here can vouch for what they wrote.
      const [from, count] = [before.entries + 1, rows.audit_logs ?? 0];
      expect(after.problems).toMatchObject([
        { entry: from, to: before.entries + count, verdict: 'unverified' },
      ]);
      // All of theirs came along, and the two that say so.
      expect(after.entries).toBe(before.entries + count + 2);
    } finally {
      await other.close();
    }
  });

  it('after clearing, and after going back to a revision without seals and on again', async () => {
    await carryOut(clinic, clearAll, {});
    expect(await verify()).toMatchObject({ ok: true });
    await downgrade(clinic, '20261121-02-data-menu');
    await expect(verify()).rejects.toMatchObject({ code: 'older' });
    await migrate(clinic);
    const migrated = new Database(test.path, { readonly: true });
    // With the entry that says so the new key begins, and what the log was before is digested there and then.
    const operations = migrated
      .prepare('select operation from audit_logs order by entry desc limit 2')
      .pluck();
    expect(operations.all()).toEqual(['data.migrate', 'audit.key']);
    migrated.close();
    expect(await verify()).toMatchObject({ ok: true, problems: [] });
    await register('Later');
    const found = await verify();
    expect(found).toMatchObject({ ok: true, problems: [] });
    expect(found.notes[0]).toMatch(/from before the log was sealed/);
    await downgrade(clinic, 'base');
    await migrate(clinic);
    await register('New');
    expect(await verify()).toMatchObject({ ok: true, problems: [] });
  });

  it('after a restore where the database was lost: what is missing is on record', async () => {
    const { file } = await carryOut(clinic, backUp, {});
    await register('Okafor');
    const { head } = await verify();
    await clinic.close();
    await test.desk.close();
    for (const end of ['', '-wal', '-shm']) rmSync(test.path + end, { force: true });
    const place = { db: test.path, backups: test.backups, clock: test.clock };
    await carryOutAt(place, restoreJob, { backup: file });
    clinic = await openHere(test.path);
    const found = await verify();
    expect(found).toMatchObject({ ok: true, problems: [] });
    expect(found.notes.join()).toMatch(/A restore noted .* was lost/);
    await register('Roy');
    expect(await verify()).toMatchObject({ ok: true });
    // Whoever kept the head elsewhere sees that it is gone.
    expect((await verify({ against: head ?? '' })).ok).toBe(false);
  });

  it('in a copy without what guards it: it goes on under a new key, and says what nobody can vouch for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'frontdesk-copied-'));
    try {
      const db = join(folder, 'clinic.db');
      cpSync(copied(), db);
      const there = await openHere(db);
      const before = await verify({}, there);
      expect(before).toMatchObject({ ok: false, problems: [{ entry: 1, verdict: 'unknown_key' }] });
      await register('There', there);
      const after = await verify({}, there);
      expect(after.problems).toMatchObject([{ entry: 1, to: before.entries, verdict: 'unknown_key' }]);
      expect(after.problems[0]?.message).toContain('nobody has changed them');
      // With the old keys beside it again, every entry can be looked at.
      const keys = `${db}.guard/audit-keys.json`;
      const both = [`${test.path}.guard/audit-keys.json`, keys].map((file) =>
        JSON.parse(readFileSync(file, 'utf8')),
      );
      writeFileSync(keys, JSON.stringify(both.flat()));
      await there.close();
      const again = await openHere(db);
      expect(await verify({}, again)).toMatchObject({ ok: true, problems: [] });
      await again.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('an audit log that somebody has cut', () => {
  it('is told before anybody works on it, and for good after', async () => {
    await register('Okafor');
    const { entries } = await verify();
    shell(cutEnd);
    expect(await verify()).toMatchObject({ ok: false, problems: [{ entry: entries, verdict: 'cut_off' }] });
    await register('Roy');
    const after = await verify();
    expect(after).toMatchObject({ ok: false, problems: [{ entry: entries, verdict: 'cut_off' }] });
  });

  it('or has put an older file back for, is told for good', async () => {
    const copy = copied();
    await register('Okafor');
    await putBack(copy);
    expect(await verify()).toMatchObject({ ok: false, problems: [{ verdict: 'cut_off' }] });
    await register('Roy');
    expect(await verify()).toMatchObject({ ok: false, problems: [{ verdict: 'cut_off' }] });
  });

  it('is found by the line that was printed, whatever became of what lies beside the database', async () => {
    await register('Okafor');
    const { line } = (await clinic.desk.read(auditHead, {})) ?? {};
    shell(cutEnd);
    rmSync(`${test.path}.guard/audit-head`);
    expect((await verify()).notes.join()).toMatch(/an end that was cut off would not show/);
    const found = await verify({ against: line });
    expect(found).toMatchObject({ ok: false, problems: [{ entry: found.entries + 1, verdict: 'cut_off' }] });
  });

  it('by taking its seals off, is told for good', async () => {
    shell("update audit_logs set seal = '', actor = 'nobody'");
    expect(await verify()).toMatchObject({ ok: false, problems: [{ entry: 1 }] });
    await register('Roy');
    expect((await verify()).ok).toBe(false);
  });
});

describe('a look at the audit log', () => {
  it('goes on from the head that an earlier one printed', async () => {
    const first = await verify();
    await register('Okafor');
    const second = await verify({ after: first.head ?? '' });
    const whole = await verify();
    expect(second).toMatchObject({ ok: true, head: whole.head, entries: whole.entries - first.entries });
    shell(`update audit_logs set actor = 'x' where entry = ${first.entries}`);
    expect((await verify({ after: first.head ?? '' })).ok).toBe(true);
    shell2(`update audit_logs set seal = 'x' where entry = ${first.entries}`);
    expect(await verify({ after: first.head ?? '' })).toMatchObject({ ok: false });
  });

  it('takes a change that was announced and never committed for what it is', async () => {
    const { head } = guardOf(test.path);
    const known = head.read();
    const next = { entry: (known?.announced.entry ?? 0) + 1, seal: `${'0'.repeat(8)}:${'0'.repeat(64)}` };
    head.announce(known?.announced ?? null, next);
    const found = await verify();
    expect(found).toMatchObject({ ok: true, problems: [] });
    expect(found.notes.join()).toMatch(/never committed/);
    await register('Okafor');
    expect((await verify()).notes).toEqual([]);
  });

  it('refuses a head that is none, and stops when it is told to', async () => {
    await expect(verify({ against: 'yesterday' })).rejects.toMatchObject({ code: 'usage' });
    const task = { signal: AbortSignal.abort(), progress: () => {} };
    await expect(carryOut(clinic, verifyAudit, {}, task)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('is part of what a backup says of itself', async () => {
    const { last_audit_entry, last_audit_seal } = await carryOut(clinic, backUp, {});
    await register('Okafor');
    const against = `${last_audit_entry}:${last_audit_seal}`;
    expect(await verify({ against })).toMatchObject({ ok: true });
    expect(existsSync(guardOf(test.path).folder)).toBe(true);
  });
});

/** The same where the triggers are gone already. */
function shell2(sql: string): void {
  const database = new Database(test.path);
  database.exec(sql);
  database.close();
}
