import { afterEach, beforeEach, expect, test } from 'vitest';
import { signIn } from '../../../src/clinic/sessions/index.ts';
import { userEnable, userList } from '../../../src/clinic/users/index.ts';
import { triesFor, tryRefused } from '../../../src/clinic/users/tries.ts';
import { openClinic } from '../../../src/data/schema/index.ts';
import type { Desk } from '../../../src/desk/index.ts';
import { addAccount, emailOf, goodPassword, openHouse, signInAs } from '../../support/accounts.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
/** Rosa's own desk, where she has signed in; and somebody's machine that can reach the door. */
let own: Desk;
let elsewhere: Desk;

beforeEach(async () => {
  clinic = await openTestClinic();
  await openHouse(clinic);
  await addAccount(clinic.desk, 'staff');
  own = await clinic.anotherDesk({ origin: 'ssh 10.0.0.7' });
  elsewhere = await clinic.anotherDesk({ origin: 'ssh 203.0.113.9' });
  await signInAs(own, emailOf('staff'));
  await own.use(null);
});
afterEach(() => clinic.close());

const rosa = emailOf('staff');
const enter = (desk: Desk, password = goodPassword, email = rosa) =>
  signIn(desk, { email, password, kind: 'screen' }).then(
    () => 'in',
    ({ details }) => (details?.locked_until === undefined ? 'wrong' : 'locked'),
  );
async function guess(desk: Desk, times: number, email = rosa) {
  for (let nth = 1; nth <= times; nth += 1) await enter(desk, `guess ${nth}`, email);
}

test('who guesses from elsewhere keeps nobody out where they always sign in, and gains nothing when they do', async () => {
  await guess(elsewhere, 9);
  expect(await enter(elsewhere)).toBe('locked');
  expect(await enter(own)).toBe('in');
  // Her sign-in does not give the one elsewhere five more tries.
  expect(await enter(elsewhere)).toBe('locked');
  clinic.clock.advance({ minutes: 16 });
  await guess(elsewhere, 1);
  expect(await enter(elsewhere)).toBe('locked');
  expect(await enter(own)).toBe('in');
});

/** What an administrator sees of it. */
async function lockSeen(): Promise<string | null | undefined> {
  const users = await clinic.desk.read(userList, {});
  return users.find(({ email }) => email === rosa)?.locked_until;
}

test('an administrator sees a lock wherever it holds, as long as it does', async () => {
  expect(await lockSeen()).toBeNull();
  await guess(own, 5);
  expect(await lockSeen()).toBe('2026-11-21T10:40:30.000Z');
  clinic.clock.advance({ seconds: 31 });
  expect(await lockSeen()).toBeNull();
  await guess(elsewhere, 5);
  expect(await lockSeen()).not.toBeNull();
  await clinic.desk.perform(userEnable, { id: rosa });
  expect(await lockSeen()).toBeNull();
});

test('a place that is known has a count of its own, which survives the program and does not lock the others', async () => {
  await guess(own, 5);
  const later = await openClinic({
    db: clinic.path,
    clock: clinic.clock,
    actor: { name: 'x', user_id: null, session: 'later', origin: 'ssh 10.0.0.7' },
  });
  expect(await enter(later.desk)).toBe('locked');
  await later.close();
  expect(await enter(elsewhere)).toBe('in');
  clinic.clock.advance({ seconds: 31 });
  expect(await enter(own)).toBe('in');
  await guess(own, 4);
  expect(await enter(own)).toBe('in');
});

test('a place is forgotten after a month, and an administrator lifts every lock', async () => {
  await guess(own, 5);
  await guess(elsewhere, 5);
  expect([await enter(own), await enter(elsewhere)]).toEqual(['locked', 'locked']);
  expect(await lockSeen()).not.toBeNull();
  clinic.clock.advance({ seconds: 5 });
  await clinic.desk.perform(userEnable, { id: rosa });
  expect([await enter(own), await enter(elsewhere)]).toEqual(['in', 'in']);
  clinic.clock.advance({ hours: 24 * 31 });
  await guess(elsewhere, 9);
  expect(await enter(own)).toBe('locked');
});

test('an e-mail that nobody has is locked at a strange place, and at some places of the house apart, as those of the house are', async () => {
  const apart: boolean[] = [];
  for (let nth = 0; nth < 12; nth += 1) {
    const email = `nobody-${nth}@clinic.example`;
    for (let times = 0; times < 5; times += 1) await elsewhere.perform(tryRefused, { email, why: 'wrong' });
    expect((await elsewhere.read(triesFor, { email })).locked_until).not.toBeNull();
    apart.push((await own.read(triesFor, { email })).locked_until === null);
  }
  expect(new Set(apart)).toEqual(new Set([true, false]));
});
