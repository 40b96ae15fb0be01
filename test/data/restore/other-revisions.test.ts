import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations as ours } from '../../../migrations/sqlite/index.ts';
import { Patient } from '../../../src/clinic/patients/index.ts';
import { backUp } from '../../../src/data/backup/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { checkHealth } from '../../../src/data/health/index.ts';
import { compareBackupJob, restoreJob } from '../../../src/data/restore/index.ts';
import { downgrade, migrate, openClinic, revisionOf, shortRevision } from '../../../src/data/schema/index.ts';
import type { ListedMigration } from '../../../src/storage/migrations.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish, look } from '../../support/furnish.ts';
import { revision } from '../schema/other-revisions.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

const opened = () => openClinic({ db: clinic.path, clock: clinic.clock });
const names = () =>
  look(clinic.desk, async ({ em }) => (await em.find(Patient, {})).map((one) => one.last_name));

/** A backup of a clinic of its own with one patient, as a program with these revisions has it, taken back to `to`. */
async function backupOf(migrations: readonly ListedMigration[], to?: string) {
  const db = join(clinic.path, '..', `other-${migrations.length}.db`);
  const other = await openClinic({ db, migrations, create: true, anyRevision: true, clock: clinic.clock });
  try {
    await migrate(other);
    await furnish(other.desk, {
      specializations: {},
      patients: [{ first_name: 'Ana', last_name: 'Earlier' }],
    });
    if (to !== undefined) await downgrade(other, to);
    return await carryOut(other, backUp, {
      to: join(clinic.path, '..', `other-${migrations.length}.backup.db`),
    });
  } finally {
    await other.close();
  }
}

describe('a backup of an older program', () => {
  it('is brought up to this one before it flows in', async () => {
    const { file, revision: old } = await backupOf(ours, shortRevision(ours[0]?.name ?? ''));
    const head = shortRevision(ours.at(-1)?.name ?? '');
    expect(old).not.toBe(head);
    const here = await opened();
    try {
      expect(await carryOut(here, compareBackupJob, { backup: file })).toMatchObject({
        revision: head,
        backup_revision: old,
      });
      expect((await carryOut(here, restoreJob, { backup: file })).revision).toBe(head);
      expect(await names()).toEqual(['Earlier']);
      expect((await revisionOf(clinic.engine)).pending).toEqual([]);
      expect((await checkHealth(here)).checks.filter(({ ok }) => !ok)).toEqual([]);
    } finally {
      await here.close();
    }
  });
});

describe('a backup of a newer program', () => {
  it('is refused, and the clinic stays as it is', async () => {
    await furnish(clinic.desk, {
      specializations: {},
      patients: [{ first_name: 'Ben', last_name: 'Present' }],
    });
    const later = revision(
      '20991231-01-later',
      ['create table later (id text primary key)'],
      ['drop table later'],
    );
    const { file } = await backupOf([...ours, later]);
    const here = await opened();
    try {
      await expect(carryOut(here, restoreJob, { backup: file })).rejects.toMatchObject({ code: 'newer' });
      expect(await names()).toEqual(['Present']);
    } finally {
      await here.close();
    }
  });
});
