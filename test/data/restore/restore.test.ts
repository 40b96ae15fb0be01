import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keepDraft, listDrafts } from '../../../src/clinic/drafts/index.ts';
import { Patient } from '../../../src/clinic/patients/index.ts';
import { Setting } from '../../../src/clinic/settings/entity.ts';
import { backUp, listBackups } from '../../../src/data/backup/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { checkHealth } from '../../../src/data/health/index.ts';
import { idleTask, type Progress } from '../../../src/data/job.ts';
import { compareBackupJob, restoreJob, safetyNote } from '../../../src/data/restore/index.ts';
import { type OpenedClinic, openClinic } from '../../../src/data/schema/index.ts';
import { AuditLog, defineOperation, OperationLog, undoLast } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish, look, perform } from '../../support/furnish.ts';

let test: TestClinic;
let clinic: OpenedClinic;

beforeEach(async () => {
  test = await openTestClinic();
  clinic = await openHere();
  await furnish(test.desk, {
    time_zone: 'Europe/Berlin',
    specializations: { G: { name: 'General' } },
    patients: [{ first_name: 'Ana', last_name: 'Adams' }],
  });
});
afterEach(async () => {
  await clinic.close();
  await test.close();
});

const openHere = () =>
  openClinic({
    db: test.path,
    clock: test.clock,
    actor: { name: 'ana', user_id: null, session: 'jobs', origin: 'test' },
  });
const backup = async (more = {}) => carryOut(clinic, backUp, more, idleTask);
const restore = (wanted: object) => carryOut(clinic, restoreJob, wanted, idleTask);
const compare = (wanted: object) => carryOut(clinic, compareBackupJob, wanted, idleTask);
const register = (first_name: string, last_name: string) =>
  furnish(test.desk, { specializations: {}, patients: [{ first_name, last_name }] });
const names = () =>
  look(test.desk, async (view) =>
    (await view.em.find(Patient, {}, { orderBy: { number: 'asc' } })).map((one) => one.last_name),
  );
const log = () => look(test.desk, (view) => view.em.find(AuditLog, {}, { orderBy: { entry: 'asc' } }));
const folder = () => readdirSync(dirname(test.path)).filter((name) => name.startsWith('.frontdesk'));

describe('a restore', () => {
  it('makes the backed-up state the present one, for a desk that was open before', async () => {
    const { id } = await backup();
    await register('Ben', 'Okafor');
    expect(await names()).toEqual(['Adams', 'Okafor']);
    const done = await restore({ backup: id });
    expect(await names()).toEqual(['Adams']);
    expect(done).toMatchObject({ restored: id, set_aside: [], rows: { patients: 1 } });
    expect(done.revision).toMatch(/^\d{8}-\d{2}$/);
    expect(folder()).toEqual([]);
    const health = await checkHealth(clinic);
    expect(health.checks.filter(({ ok, name }) => !ok && name !== 'backup')).toEqual([]);
    await register('Cem', 'Roy');
    expect(await names()).toEqual(['Adams', 'Roy']);
  });

  it('keeps the audit log, says who restored what, and gives no number out again', async () => {
    const { id } = await backup();
    await register('Ben', 'Okafor');
    const before = await log();
    const numbers = await look(test.desk, async (view) =>
      (await view.em.find(Patient, {})).map((one) => one.number),
    );
    const { safety_copy } = await restore({ backup: id });
    const after = await log();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length)).toMatchObject([
      { operation: 'data.restore', actor: 'ana', session_id: 'jobs', entity_id: id, kind: 'update' },
    ]);
    expect(JSON.parse(after.at(-1)?.after ?? '')).toMatchObject({ restored: id, safety_copy });
    await register('Cem', 'Roy');
    const roy = await look(test.desk, (view) => view.em.findOneOrFail(Patient, { last_name: 'Roy' }));
    expect(numbers).not.toContain(roy.number);
    const lines = await look(test.desk, (view) => view.em.find(OperationLog, { operation: 'data.restore' }));
    expect(lines).toMatchObject([{ outcome: 'done', actor: 'ana' }]);
    expect(lines[0]?.message).toContain(id);
  });

  it('leaves what people are typing as it is', async () => {
    const { id } = await backup();
    await test.desk.perform(keepDraft, { kind: 'patients.register', values: { first_name: 'Dora' } });
    await restore({ backup: id });
    expect(await test.desk.read(listDrafts, {})).toMatchObject([{ values: { first_name: 'Dora' } }]);
  });

  it('is undone by its own safety copy, and that is undone again', async () => {
    const { id } = await backup();
    await register('Ben', 'Okafor');
    test.clock.advance({ minutes: 1 });
    const first = await restore({ backup: id });
    const [copy] = await listBackups(clinic.backups);
    expect(copy).toMatchObject({ id: first.safety_copy, verified: true, note: `${safetyNote} ${id}` });
    test.clock.advance({ minutes: 1 });
    expect(await restore({ undo: true })).toMatchObject({ restored: first.safety_copy });
    expect(await names()).toEqual(['Adams', 'Okafor']);
    test.clock.advance({ minutes: 1 });
    await restore({ undo: true });
    expect(await names()).toEqual(['Adams']);
  });

  it('moves the change counter and the epoch, so that other desks read again', async () => {
    const { id } = await backup();
    const [changes, epoch] = [await test.engine.changes(), await test.engine.epoch()];
    await restore({ backup: id });
    expect(await test.engine.changes()).toBeGreaterThan(changes);
    expect(await test.engine.epoch()).toBe(epoch + 1);
  });

  it('keeps what another desk has done since the safety copy was begun', async () => {
    const { id } = await backup();
    const before = new Set(readdirSync(clinic.backups));
    const isCopied = () =>
      readdirSync(clinic.backups).some(
        (name) => name.endsWith('.db') && !before.has(name) && statSync(join(clinic.backups, name)).size > 0,
      );
    const other = new Database(test.path);
    let isWritten = false;
    const progress = ({ phase }: Progress) => {
      if (isWritten || phase === 'restoring' || !isCopied()) return;
      isWritten = true;
      test.clock.advance({ minutes: 1 });
      other.exec(`update patients set last_name = 'Okafor', version = version + 1;
        update counters set value = value + 1 where name = 'changes'`);
    };
    const done = await carryOut(clinic, restoreJob, { backup: id }, { ...idleTask, progress });
    other.close();
    expect(isWritten).toBe(true);
    expect(await names()).toEqual(['Adams']);
    expect(JSON.parse((await log()).at(-1)?.after ?? '')).toMatchObject({ safety_copy: done.safety_copy });
    test.clock.advance({ minutes: 1 });
    expect(await restore({ undo: true })).toMatchObject({ restored: done.safety_copy });
    expect(await names()).toEqual(['Okafor']);
  });

  it('lets nobody undo what was done before it', async () => {
    const touch = defineOperation({
      name: 'settings.touch',
      title: 'Touch',
      input: z.object({}),
      permission: 'clinic.configure',
      async run(work) {
        work.em.create(Setting, { name: 'touched', value: '1' });
      },
    });
    await test.desk.perform(touch, {});
    const { id } = await backup();
    await restore({ backup: id });
    await expect(test.desk.perform(undoLast, {})).rejects.toMatchObject({ code: 'invalid' });
    expect(await look(test.desk, (view) => view.em.count(Setting, { name: 'touched' }))).toBe(1);
  });

  it('takes the newest state at or before a time, in the clinic’s zone', async () => {
    // 10:40 UTC is 11:40 on the clinic's wall.
    const early = await backup();
    test.clock.set('2026-11-21T12:00:00.000Z');
    await register('Ben', 'Okafor');
    const late = await backup();
    const chosen = async (at: string) => (await compare({ at })).would_restore;
    expect(await chosen('2026-11-21')).toBe(late.id);
    expect(await chosen('2026-11-21T11:40')).toBe(early.id);
    expect(await chosen('2026-11-21 12:59')).toBe(early.id);
    expect(await chosen('2026-11-21 13:00')).toBe(late.id);
    expect(await chosen('2026-11-21T10:40:00Z')).toBe(early.id);
    await expect(compare({ at: '2026-11-20' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(compare({ at: 'yesterday' })).rejects.toMatchObject({ code: 'usage' });
  });

  it('brings an incremental backup back as well', async () => {
    await backup();
    test.clock.advance({ minutes: 1 });
    const { id, kind } = await backup({ incremental: true });
    expect(kind).toBe('incremental');
    await register('Ben', 'Okafor');
    await restore({ backup: id });
    expect(await names()).toEqual(['Adams']);
  });
});

describe('a comparison', () => {
  it('says side by side what there is now and then, and what would be lost by name', async () => {
    const { id } = await backup();
    test.clock.advance({ hours: 2 });
    await register('Ben', 'Okafor');
    test.clock.advance({ minutes: 1 });
    await register('Cem', 'Roy');
    await perform(test.desk, async (work) => {
      const adams = await work.em.findOneOrFail(Patient, { last_name: 'Adams' });
      adams.first_name = 'Anna';
    });
    const before = await log();
    const found = await compare({ backup: id });
    expect(Object.values(found.rows.patients ?? {})).toEqual([3, 1]);
    expect(Object.values(found.rows.audit_logs ?? {})).toEqual([before.length, before.length]);
    expect(found).toMatchObject({ would_restore: id, age: 'older', present: 'there' });
    expect(found.words).toEqual(
      expect.arrayContaining([
        '2 patients registered since would be gone: Okafor, Roy',
        '1 patient changed since would be as before',
      ]),
    );
    expect(await names()).toEqual(['Adams', 'Okafor', 'Roy']);
    expect(await log()).toEqual(before);
    expect(folder()).toEqual([]);
  });

  it('finds nothing different right after a backup', async () => {
    const { id } = await backup();
    expect((await compare({ backup: id })).words).toEqual(['Nothing would be different']);
  });
});

describe('a file that is no good backup', () => {
  const present = async () => ({ names: await names(), epoch: await test.engine.epoch() });

  it('is refused, and nothing changes: not there, no manifest, cut off, bit turned', async () => {
    const { file } = await backup();
    const state = await present();
    const kept = readdirSync(clinic.backups);
    await expect(restore({ backup: '20200101-000000-abcd' })).rejects.toMatchObject({ code: 'not_found' });
    const other = join(clinic.backups, 'other.db');
    writeFileSync(other, readFileSync(file));
    await expect(restore({ backup: other })).rejects.toMatchObject({ code: 'not_a_backup' });
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, whole.length - 4096));
    await expect(restore({ backup: file })).rejects.toMatchObject({ code: 'damaged' });
    const turned = Buffer.from(whole);
    turned[5000] = (turned[5000] ?? 0) ^ 1;
    writeFileSync(file, turned);
    await expect(restore({ backup: file })).rejects.toMatchObject({ code: 'damaged' });
    expect(await present()).toEqual(state);
    expect(folder()).toEqual([]);
    // Neither a safety copy nor one that was begun.
    expect(readdirSync(clinic.backups)).toEqual([...kept, 'other.db']);
  });

  it('must be said, and only one way', async () => {
    await expect(restore({})).rejects.toMatchObject({ code: 'usage' });
    await expect(restore({ undo: true, at: '2026-11-21' })).rejects.toMatchObject({ code: 'usage' });
    await expect(restore({ undo: true })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a restore that is stopped', () => {
  it.each(['unpacking', 'checking', 'restoring'])(
    'while %s leaves everything as it was, and nothing behind',
    async (moment) => {
      const { id } = await backup();
      await register('Ben', 'Okafor');
      const kept = readdirSync(clinic.backups);
      const stop = new AbortController();
      const task = {
        signal: stop.signal,
        progress: ({ phase }: { phase: string }) => {
          if (phase === moment) stop.abort();
        },
      };
      await expect(carryOut(clinic, restoreJob, { backup: id }, task)).rejects.toMatchObject({
        code: 'cancelled',
      });
      expect(await names()).toEqual(['Adams', 'Okafor']);
      expect(folder()).toEqual([]);
      expect(readdirSync(clinic.backups)).toEqual(kept);
      expect(existsSync(test.path)).toBe(true);
    },
  );
});
