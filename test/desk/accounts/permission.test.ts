import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn } from '../../../src/clinic/sessions/index.ts';
import { userToken } from '../../../src/clinic/users/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { openClinic } from '../../../src/data/schema/index.ts';
import {
  type Desk,
  isPermitted,
  permissions,
  roles,
  ruleOf,
  scopeNames,
  scopes,
} from '../../../src/desk/index.ts';
import { addAccount, emailOf, goodPassword, openHouse } from '../../support/accounts.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { type AnyDoor, everyDoor } from '../../support/every-door.ts';

let clinic: TestClinic;
let doors: AnyDoor[];
const tokens = new Map<string, string>();

beforeAll(async () => {
  clinic = await openTestClinic();
  doors = await everyDoor();
  await openHouse(clinic);
  for (const role of roles) {
    if (role !== 'admin') await addAccount(clinic.desk, role);
    const { token } = await signIn(clinic.desk, {
      email: emailOf(role),
      password: goodPassword,
      kind: 'screen',
    });
    tokens.set(role, token);
  }
  for (const scope of scopeNames)
    tokens.set(scope, (await clinic.desk.perform(userToken, { scope, label: scope })).token);
});
afterAll(() => clinic.close());

/**
 * What the desk says to a door, and nothing more: the input fits none of them, and it is looked at only once whoever
 * calls is let in.
 */
async function knock(desk: Desk, door: AnyDoor): Promise<string> {
  const input = null as never;
  const asked =
    door.kind === 'job'
      ? carryOut({ desk, engine: clinic.engine, backups: clinic.backups, close: async () => {} }, door, input)
      : door.kind === 'query'
        ? desk.read(door, input)
        : desk.perform(door, input);
  return asked.then(
    () => 'done',
    ({ code }) => code,
  );
}

test('there are more than a hundred doors, and each names a permission of the table', () => {
  expect(doors.length).toBeGreaterThan(100);
  for (const door of doors) expect(Object.keys(permissions)).toContain(door.permission);
});

test.each(roles)('%s is let in where the table says so, and nowhere else', async (role) => {
  await clinic.desk.use(tokens.get(role) ?? null);
  const wrong: string[] = [];
  for (const door of doors) {
    const wanted = ruleOf(door.permission).roles.includes(role) ? 'invalid' : 'forbidden';
    const said = await knock(clinic.desk, door);
    if (said !== wanted) wrong.push(`${door.name}: ${said}, not ${wanted}`);
  }
  expect(wrong).toEqual([]);
});

test('nobody is let in without a sign-in but where nothing personal is', async () => {
  await clinic.desk.use(null);
  const wrong: string[] = [];
  for (const door of doors) {
    const wanted = ruleOf(door.permission).signedOut ? 'invalid' : 'not_signed_in';
    const said = await knock(clinic.desk, door);
    if (said !== wanted) wrong.push(`${door.name}: ${said}, not ${wanted}`);
  }
  expect(wrong).toEqual([]);
});

test.each(scopeNames)('a token for %s is let in where its scope says so, and nowhere else', async (scope) => {
  await clinic.desk.use(tokens.get(scope) ?? null);
  const covered: readonly string[] = scopes[scope];
  const wrong: string[] = [];
  for (const door of doors) {
    const isLet = ruleOf(door.permission).signedOut || covered.includes(door.permission);
    const said = await knock(clinic.desk, door);
    if (said !== (isLet ? 'invalid' : 'forbidden')) wrong.push(`${door.name}: ${said}`);
  }
  expect(wrong).toEqual([]);
});

test('a scope is bounded by the role of its owner', async () => {
  await clinic.desk.use(tokens.get('staff') ?? null);
  const { token } = await clinic.desk.perform(userToken, { scope: 'export', label: 'by staff' });
  const standing = await clinic.desk.use(token);
  expect(isPermitted(standing, 'data.export')).toBe(false);
  expect(isPermitted(standing, 'clinic.see')).toBe(true);
});

test('who is refused is on record, with what was wanted', async () => {
  await clinic.desk.use(tokens.get('staff') ?? null);
  const door = doors.find(({ name }) => name === 'users.list');
  if (door?.kind === 'query') await knock(clinic.desk, door);
  const [entry] = await clinic.engine.orm.em
    .fork()
    .getConnection()
    .execute('select operation, actor, kind, after from audit_logs order by entry desc limit 1');
  expect(entry).toEqual({
    operation: 'users.list',
    actor: 'Rosa Marsh',
    kind: 'refuse',
    after: '{"code":"forbidden"}',
  });
});

describe('nothing reopens the clinic', () => {
  test('as long as there never was an account every door is open', async () => {
    const fresh = await openTestClinic();
    const said = new Set<string>();
    for (const door of doors) said.add(await knock(fresh.desk, door));
    expect([...said]).toEqual(['invalid']);
    await fresh.close();
  });

  test('also not an emptied table: only the way back is open', async () => {
    const fresh = await openTestClinic();
    await addAccount(fresh.desk, 'admin');
    await fresh.engine.orm.em.fork().getConnection().execute('delete from users');
    const again = await openClinic({ db: fresh.path, clock: fresh.clock });
    for (const door of doors) {
      const wanted = ruleOf(door.permission).signedOut ? 'invalid' : 'not_signed_in';
      expect(`${door.name} ${await knock(again.desk, door)}`).toBe(`${door.name} ${wanted}`);
    }
    await again.close();
    await fresh.close();
  });
});
