import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { signIn } from '../../src/clinic/sessions/index.ts';
import { settingSet } from '../../src/clinic/settings/index.ts';
import { userEdit } from '../../src/clinic/users/index.ts';
import { backUp } from '../../src/data/backup/index.ts';
import { carryOut } from '../../src/data/carry-out.ts';
import { exportData } from '../../src/data/export/index.ts';
import { runDue } from '../../src/data/schedule/index.ts';
import { logFacts } from '../../src/data/schedule/log-facts.ts';
import { openClinic } from '../../src/data/schema/index.ts';
import { undoLast } from '../../src/desk/index.ts';
import { addAccount, emailOf, goodPassword, openHouse, signInAs } from '../support/accounts.ts';
import { openTestClinic } from '../support/clinic.ts';

async function house() {
  const clinic = await openTestClinic();
  onTestFinished(() => clinic.close());
  await openHouse(clinic);
  return clinic;
}

test('once there are accounts, what cannot be put on record does not leave the database', async () => {
  const clinic = await house();
  const { token } = await signIn(clinic.desk, {
    email: emailOf('admin'),
    password: goodPassword,
    kind: 'screen',
  });
  const silent = await openClinic({
    db: clinic.path,
    readOnly: true,
    credential: token,
    clock: clinic.clock,
  });
  onTestFinished(() => silent.close());
  const file = join(dirname(clinic.path), 'out.json');
  await expect(carryOut(silent, exportData, { file, format: 'json' })).rejects.toMatchObject({
    code: 'read_only',
  });
  expect(existsSync(file)).toBe(false);
});

test('scheduled work and backups that somebody was not let to do have not failed', async () => {
  const clinic = await house();
  const opened = { ...clinic, close: async () => {} };
  await addAccount(clinic.desk, 'staff');
  await signInAs(clinic.desk, emailOf('staff'));
  const elsewhere = { to: join(dirname(clinic.path), 'mine.db') };
  await expect(carryOut(opened, backUp, elsewhere)).rejects.toMatchObject({ code: 'forbidden' });
  await clinic.desk.use(null);
  await expect(carryOut(opened, runDue, {})).rejects.toMatchObject({ code: 'not_signed_in' });
  expect(await clinic.desk.read(logFacts, {})).toMatchObject({ failed: null, failed_backup: null });
});

test('who may not do something any more may not take it back either', async () => {
  const clinic = await house();
  await addAccount(clinic.desk, 'admin', { email: 'second@clinic.example' });
  const other = await clinic.anotherDesk();
  await signInAs(other, 'second@clinic.example');
  await other.perform(settingSet, { name: 'name', value: 'Northgate Clinic' });
  await clinic.desk.perform(userEdit, { id: 'second@clinic.example', role: 'staff' });
  await expect(other.perform(undoLast, { anywhere: false })).rejects.toMatchObject({ code: 'forbidden' });
});
