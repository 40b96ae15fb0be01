import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { Setting } from '../../../src/clinic/settings/entity.ts';
import { userEdit, userToken } from '../../../src/clinic/users/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { runDue } from '../../../src/data/schedule/index.ts';
import { defineOperation, permissions, ruleOf } from '../../../src/desk/index.ts';
import { furnish } from '../../clinic/queue/house.ts';
import { emailOf, openHouse } from '../../support/accounts.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { everyDoor } from '../../support/every-door.ts';

let clinic: TestClinic;
let token: string;

beforeAll(async () => {
  clinic = await openTestClinic();
  ({ token } = await openHouse(clinic));
});
afterAll(() => clinic.close());

const execute = (sql: string) => clinic.engine.orm.em.fork().getConnection().execute(sql);

test('the house is let in where the table says so, and nowhere else', async () => {
  const desk = clinic.desk.ofTheHouse();
  const wrong: string[] = [];
  for (const door of await everyDoor()) {
    const input = null as never;
    const asked =
      door.kind === 'job'
        ? carryOut({ ...clinic, desk, close: async () => {} }, door, input)
        : door.kind === 'query'
          ? desk.read(door, input)
          : desk.perform(door, input);
    const said = await asked.then(
      () => 'done',
      ({ code }) => code,
    );
    const wanted = ruleOf(door.permission).house ? 'invalid' : 'forbidden';
    if (said !== wanted) wrong.push(`${door.name}: ${said}, not ${wanted}`);
  }
  expect(wrong).toEqual([]);
});

test('it may what the settings ask for alone: not one permission that opens a record or changes the clinic', async () => {
  const marked = Object.entries(permissions).flatMap(([name, rule]) => ('house' in rule ? [name] : []));
  expect(marked.sort()).toEqual(['data.backup', 'data.maintain', 'data.prune', 'house.see', 'status.see']);
});

test('no token makes the house somebody, and none makes somebody the house', async () => {
  const desk = clinic.desk.ofTheHouse();
  expect(await desk.use(token)).toEqual({ kind: 'house' });
  expect(desk.actor).toMatchObject({ name: 'the house', user_id: null, origin: 'test' });
  const other = await clinic.anotherDesk();
  await other.use(token);
  const { token: forged } = await other.perform(userToken, { scope: 'backup', label: 'forged' });
  await execute("update sessions set scope = 'house', kind = 'token' where label = 'forged'");
  expect(await other.use(forged)).toMatchObject({ kind: 'signed_out', why: 'ended' });
});

test('scheduled work that somebody’s token began is done by the house, and the log says so', async () => {
  const busy = await openTestClinic({ now: 'as made' });
  onTestFinished(() => busy.close());
  await furnish(busy.desk);
  await openHouse(busy);
  const { token: nightly } = await busy.desk.perform(userToken, { scope: 'backup', label: 'nightly' });
  await busy.desk.use(nightly);
  busy.clock.advance({ hours: 25 });
  const { done } = await carryOut({ ...busy, close: async () => {} }, runDue, {});
  expect(done).toEqual(['backup', 'rehearse', 'analyze']);
  const entries = await busy.engine.orm.em
    .fork()
    .getConnection()
    .execute(
      `select distinct operation, actor, user_id, origin from audit_logs
       where kind = 'run' and operation like 'data.%' order by operation`,
    );
  const byHouse = { actor: 'the house', user_id: null, origin: 'test' };
  expect(entries).toContainEqual({ operation: 'data.backup', ...byHouse });
  expect(entries.every(({ actor }: { actor: string }) => actor === 'the house')).toBe(true);
});

test('who was renamed while an operation was made ready is named in the log as they are called then', async () => {
  await clinic.desk.use(token);
  const other = await clinic.anotherDesk();
  await other.use(token);
  const slow = defineOperation({
    name: 'settings.slow',
    title: 'Change a setting after a while',
    permission: 'clinic.configure',
    input: z.object({}),
    prepare: async () => {
      await other.perform(userEdit, { id: emailOf('admin'), last_name: 'Lovelace' });
    },
    async run(work) {
      work.em.create(Setting, { name: 'slow', value: '1' }, { partial: true });
    },
  });
  await clinic.desk.perform(slow, {});
  const [entry] = await execute('select operation, actor from audit_logs order by entry desc limit 1');
  expect(entry).toEqual({ operation: 'settings.slow', actor: 'Ada Lovelace' });
});
