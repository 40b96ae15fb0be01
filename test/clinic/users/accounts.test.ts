import { afterEach, beforeEach, expect, test } from 'vitest';
import { registerPatient, showPatient } from '../../../src/clinic/patients/index.ts';
import { whoAmI } from '../../../src/clinic/sessions/index.ts';
import {
  userAdd,
  userDisable,
  userEdit,
  userEnable,
  userList,
  userPassword,
  userResetPassword,
  userToken,
} from '../../../src/clinic/users/index.ts';
import { undoLast } from '../../../src/desk/index.ts';
import { addAccount, emailOf, goodPassword, openHouse, signInAs } from '../../support/accounts.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

const rows = (sql: string) =>
  clinic.engine.orm.em.fork().getConnection().execute(sql) as Promise<Record<string, unknown>[]>;

test('the first account is an administrator’s, and closes the house', async () => {
  const { desk } = clinic;
  await expect(addAccount(desk, 'staff')).rejects.toMatchObject({
    code: 'invalid',
    fields: { role: expect.any(String) },
  });
  expect(await desk.read(userList, {})).toEqual([]);
  const added = await addAccount(desk, 'admin');
  expect(added).toMatchObject({
    email: 'admin@clinic.example',
    full_name: 'Ada Marsh',
    role: 'admin',
    version: 1,
  });
  expect(added).not.toHaveProperty('password_hash');
  expect(desk.standing).toEqual({ kind: 'signed_out', why: 'nobody' });
  expect(clinic.engine.guard.hadAccounts()).toBe(true);
  await expect(desk.read(userList, {})).rejects.toMatchObject({ code: 'not_signed_in' });
});

test('an account made by another program closes the house for good at the next look', async () => {
  await rows(
    `insert into users (id, email, password_hash, first_name, last_name, role, password_changed_at, created_at, updated_at)
     values ('u', 'a@b.example', 'x', 'A', 'B', 'admin', '2026-01-01', '2026-01-01', '2026-01-01')`,
  );
  expect(await clinic.desk.look()).toEqual({ kind: 'signed_out', why: 'nobody' });
  await rows('delete from users');
  expect(await clinic.desk.look()).toEqual({ kind: 'signed_out', why: 'nobody', lost: 'accounts' });
});

test('what a person signs in with is in the row alone: not in the log, and not as it was typed', async () => {
  await openHouse(clinic);
  await addAccount(clinic.desk, 'staff');
  const [{ password_hash = '' } = {}] = await rows("select password_hash from users where role = 'staff'");
  expect(password_hash).toMatch(/^\$argon2id\$/);
  const [{ token_hash = '' } = {}] = await rows('select token_hash from sessions');
  const log = JSON.stringify([
    await rows('select * from audit_logs'),
    await rows('select * from operations_log'),
  ]);
  expect(log).toContain('users.add');
  for (const secret of [String(password_hash), String(token_hash), goodPassword])
    expect(log).not.toContain(secret);
});

test('no two accounts share an e-mail, however it is typed', async () => {
  await openHouse(clinic);
  const again = addAccount(clinic.desk, 'staff', { email: 'Admin@Clinic.EXAMPLE' });
  await expect(again).rejects.toMatchObject({ code: 'duplicate', fields: { email: expect.any(String) } });
});

test('a password that is easily guessed makes no account', async () => {
  await openHouse(clinic);
  const weak = clinic.desk.perform(userAdd, {
    email: 'rosa@clinic.example',
    first_name: 'Rosa',
    last_name: 'Marsh',
    role: 'staff',
    password: 'rosa-marsh-2026',
  });
  await expect(weak).rejects.toMatchObject({ code: 'invalid', fields: { password: expect.any(String) } });
  expect(await clinic.desk.read(userList, {})).toHaveLength(1);
});

test('the only administrator can neither be disabled nor given another role', async () => {
  await openHouse(clinic);
  const id = emailOf('admin');
  await expect(clinic.desk.perform(userDisable, { id })).rejects.toMatchObject({ code: 'in_use' });
  await expect(clinic.desk.perform(userEdit, { id, role: 'nurse' })).rejects.toMatchObject({
    code: 'in_use',
  });
  await addAccount(clinic.desk, 'admin', { email: 'second@clinic.example' });
  expect(await clinic.desk.perform(userDisable, { id: 'second@clinic.example' })).toMatchObject({
    is_active: false,
  });
  await expect(clinic.desk.perform(userDisable, { id })).rejects.toMatchObject({ code: 'in_use' });
});

test('who is disabled is out at once on every desk, and stays out of what was ended when enabled again', async () => {
  await openHouse(clinic);
  await addAccount(clinic.desk, 'staff');
  const other = await clinic.anotherDesk();
  await signInAs(other, emailOf('staff'));
  expect(await other.read(whoAmI, {})).toMatchObject({ name: 'Rosa Marsh' });
  await clinic.desk.perform(userDisable, { id: emailOf('staff') });
  await expect(other.read(whoAmI, {})).rejects.toMatchObject({ code: 'not_signed_in' });
  await expect(signInAs(other, emailOf('staff'))).rejects.toMatchObject({
    message: 'E-mail or password is wrong.',
  });
  await clinic.desk.perform(userEnable, { id: emailOf('staff') });
  await expect(other.read(whoAmI, {})).rejects.toMatchObject({ code: 'not_signed_in' });
  await signInAs(other, emailOf('staff'));
  expect(await other.read(whoAmI, {})).toMatchObject({ name: 'Rosa Marsh' });
});

test('another role holds from the next call on', async () => {
  await openHouse(clinic);
  await addAccount(clinic.desk, 'staff');
  const other = await clinic.anotherDesk();
  await signInAs(other, emailOf('staff'));
  await expect(other.read(userList, {})).rejects.toMatchObject({ code: 'forbidden' });
  await clinic.desk.perform(userEdit, { id: emailOf('staff'), role: 'admin' });
  expect(await other.read(userList, {})).toHaveLength(2);
});

test('a password that somebody else has set is changed before anything else', async () => {
  await openHouse(clinic);
  await addAccount(clinic.desk, 'staff');
  const other = await clinic.anotherDesk();
  await signInAs(other, emailOf('staff'));
  await clinic.desk.perform(userResetPassword, { id: emailOf('staff'), password: 'three tall poplars' });
  await expect(other.read(whoAmI, {})).rejects.toMatchObject({ code: 'not_signed_in' });
  const answer = await signInAs(other, emailOf('staff'), 'three tall poplars');
  expect(answer.must_change_password).toBe(true);
  await expect(other.perform(undoLast, {})).rejects.toMatchObject({ code: 'forbidden' });
  expect(await other.read(whoAmI, {})).toMatchObject({ must_change_password: true });
  await other.perform(userPassword, { current: 'three tall poplars', password: 'nine small gardens' });
  await expect(other.perform(undoLast, {})).rejects.toMatchObject({ code: 'invalid' });
});

test('undo stops at what cannot be undone, says which and what to do instead, and leaves what was before it', async () => {
  await openHouse(clinic);
  const { desk } = clinic;
  const { id } = await desk.perform(registerPatient, {
    first_name: 'Samira',
    last_name: 'Benali',
    birth_date: '1988-03-07',
    gender: 'Female',
  });
  const user = await addAccount(desk, 'staff');
  for (const [act, message, hint] of [
    [null, '“Add an account” cannot be undone.', 'Accounts stay on record. Disable it instead.'],
    [
      () => desk.perform(userDisable, { id: user.id }),
      '“Disable an account” cannot be undone.',
      'The sessions have ended. Enable the account again.',
    ],
  ] as const) {
    await act?.();
    await expect(desk.perform(undoLast, { anywhere: false })).rejects.toMatchObject({
      code: 'invalid',
      message,
      hint,
    });
  }
  expect(await desk.read(showPatient, { id })).toMatchObject({ first_name: 'Samira' });
});

test('one’s own password is changed by who knows the present one, and ends the other sessions', async () => {
  await openHouse(clinic);
  const elsewhere = await clinic.anotherDesk();
  await signInAs(elsewhere, emailOf('admin'));
  const change = (current: string, password: string) =>
    clinic.desk.perform(userPassword, { current, password });
  await expect(change('not this one at all', 'nine small gardens')).rejects.toMatchObject({
    code: 'not_signed_in',
  });
  await expect(change(goodPassword, goodPassword)).rejects.toMatchObject({ code: 'invalid' });
  await change(goodPassword, 'nine small gardens');
  expect(await clinic.desk.read(whoAmI, {})).toMatchObject({ name: 'Ada Marsh' });
  await expect(elsewhere.read(whoAmI, {})).rejects.toMatchObject({ code: 'not_signed_in' });
});

test('a token is good for its scope alone, and for no more than its owner may', async () => {
  await openHouse(clinic);
  const { token, ...answer } = await clinic.desk.perform(userToken, { scope: 'backup', label: 'nightly' });
  expect(answer).toMatchObject({ scope: 'backup', expires_at: '2027-02-19T10:40:00.000Z' });
  const script = await clinic.anotherDesk();
  expect(await script.use(token)).toMatchObject({ kind: 'signed_in', scope: 'backup' });
  expect(await script.read(whoAmI, {})).toMatchObject({ session: { kind: 'token', scope: 'backup' } });
  await expect(script.read(userList, {})).rejects.toMatchObject({ code: 'forbidden' });
  await expect(script.perform(userToken, { scope: 'export', label: 'x' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  clinic.clock.advance({ hours: 24 * 91 });
  await expect(script.read(whoAmI, {})).rejects.toMatchObject({ code: 'not_signed_in' });
});
