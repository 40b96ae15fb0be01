import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { signIn } from '../../../src/clinic/sessions/index.ts';
import { userRecover } from '../../../src/clinic/users/index.ts';
import { openClinic } from '../../../src/data/schema/index.ts';
import { addAccount, emailOf, goodPassword } from '../../support/accounts.ts';
import { openTestClinic } from '../../support/clinic.ts';

/** The database of a clinic whose program knows a column of accounts that has yet to come by a migration. */
async function olderHouse() {
  const clinic = await openTestClinic();
  onTestFinished(() => clinic.close());
  await addAccount(clinic.desk, 'admin');
  const database = new Database(clinic.path);
  database.exec('alter table users drop column created_by');
  database.close();
  const opened = await openClinic({ db: clinic.path, clock: clinic.clock, anyRevision: 'older' });
  onTestFinished(() => opened.close());
  return opened;
}

test('an administrator can sign in where accounts have yet to gain a column, and is let migrate', async () => {
  const { desk } = await olderHouse();
  const wrong = signIn(desk, { email: emailOf('admin'), password: 'not this one', kind: 'command' });
  await expect(wrong).rejects.toMatchObject({ message: 'E-mail or password is wrong.' });
  const { token } = await signIn(desk, { email: emailOf('admin'), password: goodPassword, kind: 'command' });
  await desk.use(token);
  await desk.permit('data.migrate', 'data.migrate');
  expect(desk.actor.name).toBe('Ada Marsh');
});

test('so can one whose account is recovered there, whose names are taken over where they are said', async () => {
  const { desk } = await olderHouse();
  const password = 'another quiet heron';
  await desk.perform(userRecover, { email: emailOf('admin'), first_name: 'Augusta', password });
  const { token } = await signIn(desk, { email: emailOf('admin'), password, kind: 'command' });
  await desk.use(token);
  await desk.permit('data.migrate', 'data.migrate');
  expect(desk.actor.name).toBe('Augusta Marsh');
});
