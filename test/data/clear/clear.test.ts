import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepDraft } from '../../../src/clinic/drafts/index.ts';
import { listPatients, registerPatient } from '../../../src/clinic/patients/index.ts';
import { queueJoin } from '../../../src/clinic/queue/index.ts';
import { settingList, settingSet } from '../../../src/clinic/settings/index.ts';
import { backUp, listBackups } from '../../../src/data/backup/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { clearAll } from '../../../src/data/clear/index.ts';
import { checkHealth } from '../../../src/data/health/index.ts';
import { idleTask } from '../../../src/data/job.ts';
import { groundOf, restore } from '../../../src/data/restore/index.ts';
import type { OpenedClinic } from '../../../src/data/schema/index.ts';
import { statusOf } from '../../../src/data/status/index.ts';
import { furnish } from '../../clinic/queue/house.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
let opened: OpenedClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
  const backups = join(dirname(clinic.path), 'backups');
  opened = { desk: clinic.desk, engine: clinic.engine, backups, close: async () => {} };
  await furnish(clinic.desk);
  await clinic.desk.perform(settingSet, { name: 'name', value: 'Riverside Clinic' });
});
afterEach(() => clinic.close());

const register = (last_name: string) =>
  clinic.desk.perform(registerPatient, {
    first_name: 'Ada',
    last_name,
    birth_date: '1991-06-14',
    gender: 'f',
  });

describe('clearing', () => {
  it('empties every table but settings, accounts and the audit log, after a backup that was proved', async () => {
    const before = (await statusOf(opened)).rows;
    const { rows, backup } = await carryOut(opened, clearAll, {});
    const after = (await statusOf(opened)).rows;
    const { settings, audit_logs, operations_log, users, sessions, anonymised_patients, ...data } = after;
    expect(Object.values(data).every((count) => count === 0)).toBe(true);
    expect(settings).toBe(before.settings);
    // That it was cleared, and that it was backed up before.
    expect(audit_logs).toBe((before.audit_logs ?? 0) + 2);
    expect(operations_log).toBe(1);
    for (const table of Object.keys(data)) expect([table, rows[table]]).toEqual([table, before[table]]);
    expect(data.patients).toBe(0);
    for (const kept of ['settings', 'users', 'sessions', 'anonymised_patients'])
      expect(rows).not.toHaveProperty(kept);
    expect([users, sessions, anonymised_patients]).toEqual([
      before.users,
      before.sessions,
      before.anonymised_patients,
    ]);
    expect(await listBackups(opened.backups)).toMatchObject([{ id: backup, verified: true }]);
    const house = await clinic.desk.read(settingList, {});
    expect(house.find(({ name }) => name === 'name')?.value).toBe('Riverside Clinic');
    expect((await checkHealth(opened)).checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('never gives a patient number out again', async () => {
    const last = await register('Okafor');
    await carryOut(opened, clearAll, {});
    const next = await register('Lindqvist');
    expect(Number(next.number.slice(2))).toBe(Number(last.number.slice(2)) + 1);
    expect((await clinic.desk.read(listPatients, {})).map(({ last_name }) => last_name)).toEqual([
      'Lindqvist',
    ]);
  });

  it('and then a restore brings everything back, row for row', async () => {
    await register('Okafor');
    const before = (await statusOf(opened)).rows;
    const { backup } = await carryOut(opened, clearAll, {});
    await restore(groundOf(opened), { backup }, idleTask);
    const after = (await statusOf(opened)).rows;
    const { audit_logs: _a, operations_log: _o, ...data } = after;
    for (const [table, count] of Object.entries(data)) expect([table, count]).toEqual([table, before[table]]);
    const found = await clinic.desk.read(listPatients, {});
    expect(found.map(({ last_name }) => last_name)).toContain('Okafor');
    expect((await checkHealth(opened)).checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('keeps what another desk has begun from being saved into the empty clinic unseen', async () => {
    const ben = await clinic.anotherDesk();
    const save = (last_name: string) =>
      ben.perform(
        registerPatient,
        { first_name: 'Ada', last_name, birth_date: '1991-06-14', gender: 'f' },
        { epoch: 0 },
      );
    await save('Okafor');
    await carryOut(opened, clearAll, {});
    await expect(save('Lindqvist')).rejects.toMatchObject({ code: 'stale' });
    expect(await clinic.desk.read(listPatients, {})).toEqual([]);
  });

  it('removes nothing while others go on changing: what they do would be in no backup', async () => {
    const ben = await clinic.anotherDesk();
    let registered = 0;
    // Somebody is registered while the backup is being made, each time.
    const task = {
      ...idleTask,
      progress: ({ phase }: { phase: string }) => {
        if (phase !== 'clearing') return;
        registered += 1;
      },
    };
    const original = opened.engine.copying.bind(opened.engine);
    opened = {
      ...opened,
      engine: {
        ...opened.engine,
        copying: async () => {
          const copying = await original();
          await ben.perform(registerPatient, {
            first_name: 'Ada',
            last_name: `Okafor ${'abcdefgh'[registered]}`,
            birth_date: '1991-06-14',
            gender: 'f',
          });
          return copying;
        },
      },
    };
    await expect(carryOut(opened, clearAll, {}, task)).rejects.toMatchObject({ code: 'busy' });
    expect(registered).toBe(3);
    expect((await clinic.desk.read(listPatients, { limit: 100 })).length).toBeGreaterThan(3);
  });

  it('is not begun where no backup can be made', async () => {
    const nowhere = { ...opened, backups: join(clinic.path, 'no-folder') };
    await expect(carryOut(nowhere, clearAll, {})).rejects.toThrow();
    expect((await clinic.desk.read(listPatients, {})).length).toBeGreaterThan(0);
  });

  it('takes a queue, drafts and all else that refers to others with it', async () => {
    const patient = await register('Okafor');
    await clinic.desk.perform(keepDraft, { kind: 'patients.register', values: { first_name: 'Half' } });
    await clinic.desk.perform(queueJoin, { patient: patient.id, specialization: 'G', urgency: 'routine' });
    await carryOut(opened, backUp, {});
    const { rows } = await carryOut(opened, clearAll, {});
    expect(rows).toMatchObject({ drafts: 1, queue_entries: 1 });
  });
});
