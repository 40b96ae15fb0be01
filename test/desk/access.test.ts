import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openClinic } from '../../src/data/schema/index.ts';
import { AuditLog, defineOperation, defineQuery, OperationLog } from '../../src/desk/index.ts';
import { scanLines } from '../../src/storage/guard/sealed-lines.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

const show = defineQuery({
  name: 'test.show',
  title: 'Show',
  input: z.object({ patient: z.string() }),
  permission: 'patients.find',
  shows: (answer: { id: string }) => [answer.id],
  run: async (_view, input) => ({ id: input.patient }),
});

const take = defineOperation({
  name: 'test.take',
  title: 'Take a number',
  input: z.object({ refuse: z.boolean() }),
  permission: 'queue.work',
  async run(work, input) {
    const number = await work.next('tickets');
    if (input.refuse) throw new Error('no');
    return number;
  },
});

const looks = async () =>
  (await clinic.engine.orm.em.fork().find(AuditLog, {}, { orderBy: { entry: 'asc' } })).map((row) => ({
    who: row.actor,
    patient: row.patient_id,
    kind: row.kind,
  }));

test('opening a record leaves one access row per person, patient and five minutes', async () => {
  const other = await clinic.anotherDesk({ name: 'ben' });
  await clinic.desk.read(show, { patient: 'p1' });
  await clinic.desk.read(show, { patient: 'p1' });
  await other.read(show, { patient: 'p1' });
  await clinic.desk.read(show, { patient: 'p2' });
  clinic.clock.advance({ minutes: 5 });
  await clinic.desk.read(show, { patient: 'p1' });
  expect(await looks()).toEqual([
    { who: 'ana', patient: 'p1', kind: 'see' },
    { who: 'ben', patient: 'p1', kind: 'see' },
    { who: 'ana', patient: 'p2', kind: 'see' },
    { who: 'ana', patient: 'p1', kind: 'see' },
  ]);
});

test('a read-only desk notes looks in a file beside the database, and changes nothing', async () => {
  const reader = await openClinic({ db: clinic.path, clock: clinic.clock, readOnly: true });
  try {
    await reader.desk.read(show, { patient: 'p1' });
    const [line] = readFileSync(`${clinic.path}.access.ndjson`, 'utf8').trim().split('\n');
    expect(JSON.parse(line ?? '')).toMatchObject({ operation: 'test.show', patient_id: 'p1', kind: 'see' });
    expect(await looks()).toEqual([]);
    await expect(reader.desk.perform(take, { refuse: false })).rejects.toMatchObject({ code: 'read_only' });
  } finally {
    await reader.close();
  }
});

test('what a read-only desk notes is sealed line by line, refusals too, and audit verify holds it against the key', async () => {
  clinic.engine.guard.makeKey(clinic.clock.now());
  const file = `${clinic.path}.access.ndjson`;
  const readers = [1, 2].map(() => openClinic({ db: clinic.path, clock: clinic.clock, readOnly: true }));
  for (const reader of await Promise.all(readers)) {
    await reader.desk.read(show, { patient: 'p1' });
    await reader.desk.read(show, { patient: 'p2' });
    await reader.close();
  }
  clinic.engine.guard.noteAccounts(clinic.clock.now());
  const outside = await openClinic({ db: clinic.path, clock: clinic.clock, readOnly: true });
  await expect(outside.desk.read(show, { patient: 'p1' })).rejects.toMatchObject({ code: 'not_signed_in' });
  await outside.close();
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).kind)).toEqual(['see', 'see', 'see', 'see', 'refuse']);
  const found = () => scanLines(file, clinic.engine.guard.keys());
  expect(found()).toEqual({ lines: 5, unsealed: 0, problems: [] });
  const write = (all: readonly string[]) => writeFileSync(file, `${all.join('\n')}\n`);
  write(lines.map((line, nth) => (nth === 1 ? line.replace('p2', 'p9') : line)));
  expect(found()?.problems).toEqual([{ line: 2, to: 2, verdict: 'altered' }]);
  write(lines.filter((_line, nth) => nth !== 2));
  expect(found()?.problems).toEqual([{ line: 3, to: 3, verdict: 'altered' }]);
  write(lines.map((line, nth) => (nth === 0 ? line.replace(/,"seal".*/, '}') : line)));
  expect(found()?.problems.map(({ verdict }) => verdict)).toEqual(['altered']);
  write(lines.map((line, nth) => (nth === 4 ? line.replace(/,"seal".*/, '}') : line)));
  expect(found()?.problems).toEqual([{ line: 5, to: 5, verdict: 'unsealed' }]);
});

test('looking moves no other desk', async () => {
  const before = await clinic.engine.changes();
  await clinic.desk.read(show, { patient: 'p1' });
  expect(await clinic.engine.changes()).toBe(before);
});

test('what is nobody’s record leaves no audit row and moves no other desk', async () => {
  const quiet = defineOperation({
    name: 'test.quiet',
    title: 'Quiet',
    input: z.object({}),
    permission: 'patients.edit',
    audited: false,
    async run(work) {
      work.em.create(OperationLog, {
        id: work.id(),
        at: work.now,
        operation: 'test.quiet',
        actor: 'ana',
        session_id: 's',
        origin: 'test',
        outcome: 'done',
        seconds: 0,
      });
    },
  });
  const before = await clinic.engine.changes();
  await clinic.desk.perform(quiet, {});
  expect(await looks()).toEqual([]);
  expect(await clinic.engine.changes()).toBe(before);
});

test('counters give each number once, also after a refusal took its own back', async () => {
  expect(await clinic.desk.perform(take, { refuse: false })).toBe(1);
  await expect(clinic.desk.perform(take, { refuse: true })).rejects.toThrow('no');
  expect(await clinic.desk.perform(take, { refuse: false })).toBe(2);
  const other = await clinic.anotherDesk();
  expect(
    await Promise.all([other, clinic.desk].map((desk) => desk.perform(take, { refuse: false }))),
  ).toEqual(expect.arrayContaining([3, 4]));
});

test('a fault of the program is noted without what was typed', async () => {
  const fail = defineOperation({
    name: 'test.fail',
    title: 'Fail',
    input: z.object({ name: z.string() }),
    permission: 'queue.work',
    run: async () => {
      throw new TypeError('Samira is not a function');
    },
  });
  await expect(clinic.desk.perform(fail, { name: 'Samira' })).rejects.toThrow('Samira');
  const [line] = await clinic.engine.orm.em.fork().find(OperationLog, { operation: 'test.fail' });
  expect(line).toMatchObject({
    operation: 'test.fail',
    code: 'fault',
    message: 'TypeError',
    outcome: 'failed',
  });
});
