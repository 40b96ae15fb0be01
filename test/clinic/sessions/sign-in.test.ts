import { afterEach, beforeEach, expect, test } from 'vitest';
import { sessionList, sessionRevoke, signIn, signOut, whoAmI } from '../../../src/clinic/sessions/index.ts';
import { settingSet } from '../../../src/clinic/settings/index.ts';
import { userAdd } from '../../../src/clinic/users/index.ts';
import { tokenHash, undoLast } from '../../../src/desk/index.ts';
import { addAccount, emailOf, goodPassword, openHouse, signInAs } from '../../support/accounts.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

const rows = (sql: string) =>
  clinic.engine.orm.em.fork().getConnection().execute(sql) as Promise<Record<string, unknown>[]>;
const tryIn = (email: string, password: string) => signIn(clinic.desk, { email, password, kind: 'screen' });
const refusedIn = (email: string, password: string) =>
  tryIn(email, password).then(
    () => 'signed in',
    ({ code, message, details }) => ({ code, message, locked: details?.locked_until ?? null }),
  );
const wrong = { code: 'not_signed_in', message: 'E-mail or password is wrong.', locked: null };

test('who signs in works under the own name; the database knows the session by a hash alone', async () => {
  await addAccount(clinic.desk, 'admin');
  const answer = await tryIn('ADMIN@clinic.example ', goodPassword);
  expect(answer).toMatchObject({
    user: { full_name: 'Ada Marsh', email: 'admin@clinic.example', role: 'admin' },
    expires_at: '2026-11-21T22:40:00.000Z',
    must_change_password: false,
  });
  expect(Buffer.from(answer.token, 'base64url')).toHaveLength(32);
  expect(await rows('select token_hash from sessions')).toEqual([{ token_hash: tokenHash(answer.token) }]);
  // Nobody's desk is changed by it.
  expect(clinic.desk.standing.kind).toBe('signed_out');
  await clinic.desk.use(answer.token);
  expect(clinic.desk.actor).toMatchObject({
    name: 'Ada Marsh',
    user_id: answer.user.id,
    session: answer.session_id,
  });
});

test('the key that seals drafts is the same at every sign-in of one person, and nobody else’s', async () => {
  await openHouse(clinic);
  await addAccount(clinic.desk, 'staff');
  const [first, second, other] = [
    await tryIn(emailOf('admin'), goodPassword),
    await tryIn(emailOf('admin'), goodPassword),
    await tryIn(emailOf('staff'), goodPassword),
  ];
  expect(first.draft_key).toEqual(second.draft_key);
  expect(first.draft_key.equals(other.draft_key)).toBe(false);
});

test('a wrong e-mail and a wrong password are told in the same words, and lock in the same way', async () => {
  await addAccount(clinic.desk, 'admin');
  const both = async (password: string) => [
    await refusedIn(emailOf('admin'), password),
    await refusedIn('nobody@clinic.example', password),
  ];
  for (let attempt = 1; attempt <= 4; attempt += 1)
    expect(await both(`wrong ${attempt}`)).toEqual([wrong, wrong]);
  const until = '2026-11-21T10:40:30.000Z';
  expect(await both('wrong 5')).toEqual([
    { ...wrong, locked: until },
    { ...wrong, locked: until },
  ]);
  const locked = {
    code: 'not_signed_in',
    message: expect.stringContaining('Too many wrong passwords'),
    locked: until,
  };
  // The right password is not even looked at.
  expect(await both(goodPassword)).toEqual([locked, locked]);
  clinic.clock.advance({ seconds: 31 });
  const longer = '2026-11-21T10:41:31.000Z';
  expect(await both('wrong 6')).toEqual([
    { ...wrong, locked: longer },
    { ...wrong, locked: longer },
  ]);
});

test('a lock survives the program, ends by itself, and a right password forgets what was wrong', async () => {
  await addAccount(clinic.desk, 'admin');
  for (let attempt = 1; attempt <= 5; attempt += 1) await refusedIn(emailOf('admin'), 'wrong');
  const later = await clinic.anotherDesk();
  const again = signIn(later, { email: emailOf('admin'), password: goodPassword, kind: 'screen' });
  await expect(again).rejects.toMatchObject({ code: 'not_signed_in' });
  clinic.clock.advance({ seconds: 31 });
  await signInAs(later, emailOf('admin'));
  expect(await rows('select failed_sign_ins, locked_until, last_sign_in_at from users')).toEqual([
    { failed_sign_ins: 0, locked_until: null, last_sign_in_at: '2026-11-21T10:40:31.000Z' },
  ]);
});

test('failed tries are on record without what was typed', async () => {
  await addAccount(clinic.desk, 'admin');
  await refusedIn(emailOf('admin'), 'my other secret');
  await refusedIn('typed-into-the-wrong-field', 'another one');
  const entries = await rows("select * from audit_logs where kind = 'refuse'");
  expect(entries.map(({ operation, entity, after }) => ({ operation, entity, after }))).toEqual([
    { operation: 'sessions.sign_in_refused', entity: 'users', after: '{"code":"wrong_password"}' },
    { operation: 'sessions.sign_in_refused', entity: 'users', after: '{"code":"wrong_password"}' },
  ]);
  const all = JSON.stringify([entries, await rows('select * from operations_log')]);
  for (const typed of ['my other secret', 'another one', 'typed-into']) expect(all).not.toContain(typed);
});

test('a sign-in and a sign-out are on record under the person’s name, and are no act to take back', async () => {
  await openHouse(clinic);
  await expect(clinic.desk.perform(undoLast, {})).rejects.toMatchObject({ code: 'not_found' });
  await clinic.desk.perform(signOut, {});
  await expect(clinic.desk.read(whoAmI, {})).rejects.toMatchObject({ code: 'not_signed_in' });
  const entries = await rows(
    "select operation, actor, kind from audit_logs where operation like 'sessions.%' order by entry",
  );
  expect(entries.slice(0, 2)).toEqual([
    { operation: 'sessions.sign_in', actor: 'Ada Marsh', kind: 'run' },
    { operation: 'sessions.sign_out', actor: 'Ada Marsh', kind: 'run' },
  ]);
});

test('a session that is revoked ends at once on the desk where it is', async () => {
  await openHouse(clinic);
  await addAccount(clinic.desk, 'staff');
  const other = await clinic.anotherDesk();
  const { session_id } = await signInAs(other, emailOf('staff'));
  expect((await clinic.desk.read(sessionList, {})).map(({ user }) => user.email)).toHaveLength(2);
  await clinic.desk.perform(sessionRevoke, { id: session_id });
  await expect(other.read(whoAmI, {})).rejects.toMatchObject({
    code: 'not_signed_in',
    message: 'This session has ended.',
  });
  expect(await clinic.desk.read(sessionList, {})).toHaveLength(1);
  const [revoked] = (await clinic.desk.read(sessionList, { all: true })).filter(
    ({ id }) => id === session_id,
  );
  expect(revoked).toMatchObject({ is_active: false, ended_by: 'Ada Marsh' });
});

test('signing out everywhere ends what the same person has on other desks', async () => {
  await openHouse(clinic);
  const other = await clinic.anotherDesk();
  await signInAs(other, emailOf('admin'));
  expect(await clinic.desk.perform(signOut, { everywhere: true })).toEqual({ ended: 2 });
  await expect(other.read(whoAmI, {})).rejects.toMatchObject({ code: 'not_signed_in' });
});

test('a screen’s session lasts as long as the house says, a command’s ends when it goes unused', async () => {
  await openHouse(clinic);
  await clinic.desk.perform(settingSet, { name: 'session_hours', value: '2' });
  const screen = await clinic.anotherDesk();
  await signInAs(screen, emailOf('admin'));
  const command = await clinic.anotherDesk();
  await command.use(
    (await signIn(command, { email: emailOf('admin'), password: goodPassword, kind: 'command' })).token,
  );
  clinic.clock.advance({ minutes: 29 });
  await command.read(whoAmI, {});
  clinic.clock.advance({ minutes: 29 });
  // Work counts as use, too.
  await command.perform(settingSet, { name: 'name', value: 'Northgate' });
  clinic.clock.advance({ minutes: 29 });
  await command.read(whoAmI, {});
  clinic.clock.advance({ minutes: 31 });
  await expect(command.read(whoAmI, {})).rejects.toMatchObject({ message: 'This session has expired.' });
  await screen.read(whoAmI, {});
  clinic.clock.advance({ minutes: 3 });
  await expect(screen.read(whoAmI, {})).rejects.toMatchObject({ message: 'This session has expired.' });
});

test('sessions that have been over for a month are taken away at a sign-in', async () => {
  await openHouse(clinic);
  clinic.clock.advance({ hours: 24 * 20 });
  await signInAs(clinic.desk, emailOf('admin'));
  expect(await rows('select id from sessions')).toHaveLength(2);
  clinic.clock.advance({ hours: 24 * 11 });
  await signInAs(clinic.desk, emailOf('admin'));
  expect(await rows('select id from sessions')).toHaveLength(2);
});

test('two desks that guess at once get no more tries than one', async () => {
  await addAccount(clinic.desk, 'admin');
  const desks = [clinic.desk, await clinic.anotherDesk(), await clinic.anotherDesk()];
  const guesses = desks.flatMap((desk) =>
    ['a', 'b', 'c', 'd'].map((password) =>
      signIn(desk, { email: emailOf('admin'), password, kind: 'screen' }),
    ),
  );
  const refused = await Promise.allSettled(guesses);
  expect(refused.every(({ status }) => status === 'rejected')).toBe(true);
  const [user] = await rows('select failed_sign_ins, locked_until from users');
  expect(user).toEqual({ failed_sign_ins: 12, locked_until: '2026-11-21T10:55:00.000Z' });
  await expect(tryIn(emailOf('admin'), goodPassword)).rejects.toMatchObject({ code: 'not_signed_in' });
});

test('a session of before is not revived by a lost account table', async () => {
  const { token } = await openHouse(clinic);
  await rows('delete from users');
  const standing = await clinic.desk.use(token);
  expect(standing.kind).toBe('signed_out');
  await expect(
    clinic.desk.perform(userAdd, {
      email: 'x@clinic.example',
      first_name: 'X',
      last_name: 'Y',
      role: 'admin',
      password: goodPassword,
    }),
  ).rejects.toMatchObject({ code: 'not_signed_in' });
});
