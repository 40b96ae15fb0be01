import { afterEach, beforeEach, expect, test } from 'vitest';
import { patientNumber } from '../../../src/clinic/patients/index.ts';
import { QueueEntry, queueJoin } from '../../../src/clinic/queue/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish, look } from './house.ts';
import { manyDesks } from './many-desks.ts';

const NUMBERS = Array.from({ length: 24 }, (_, index) => patientNumber(index + 1));
const CAPACITY = 10;
// Every desk is a process of its own that first loads the whole program.
const PATIENCE = 120_000;

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
  await furnish(clinic.desk, {
    specializations: {
      G: { name: 'General practice', max_capacity: 40 },
      S: { name: 'Small', max_capacity: CAPACITY },
    },
    patients: NUMBERS.map((number, index) => ({
      number,
      first_name: `First${index}`,
      last_name: `Last${index}`,
    })),
  });
});
afterEach(() => clinic.close());

test('many desks pressing "call next" never get the same patient, and leave nobody behind', {
  timeout: PATIENCE,
}, async () => {
  for (const patient of NUMBERS) await clinic.desk.perform(queueJoin, { patient, specialization: 'G' });
  const call = [clinic.path, 'call', 'G'];
  const answers = (await manyDesks([call, call, call])).flat();
  expect(answers.map(({ patient }) => patient).sort()).toEqual([...NUMBERS].sort());
  const called = await look(clinic.desk, (view) => view.em.count(QueueEntry, { status: 1 }));
  expect(called).toBe(NUMBERS.length);
});

test('many desks joining at once never exceed the capacity, repeat a ticket or queue anyone twice', {
  timeout: PATIENCE,
}, async () => {
  const join = (patients: string[]) => [clinic.path, 'join', 'S', ...patients];
  const answers = (await manyDesks([join(NUMBERS), join([...NUMBERS].reverse()), join(NUMBERS)])).flat();
  const joined = answers.filter(({ ticket }) => ticket !== undefined);
  expect(joined).toHaveLength(CAPACITY);
  expect(new Set(joined.map(({ ticket }) => ticket)).size).toBe(CAPACITY);
  expect(new Set(joined.map(({ patient }) => patient)).size).toBe(CAPACITY);
  const refusals = new Set(answers.flatMap(({ refused }) => refused ?? []));
  expect([...refusals].sort()).toEqual(['already_waiting', 'full']);
  const rows = await look(clinic.desk, (view) => view.em.find(QueueEntry, {}, { fields: ['ticket'] }));
  expect(rows.map(({ ticket }) => ticket).sort()).toEqual(joined.map(({ ticket }) => ticket).sort());
});
