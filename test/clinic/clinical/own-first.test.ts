import { expect, test } from 'vitest';
import { bookAppointment } from '../../../src/clinic/appointments/index.ts';
import { listPatients, searchPatients } from '../../../src/clinic/patients/index.ts';
import type { Desk } from '../../../src/desk/index.ts';
import { openWard } from './ward.ts';

const listed = async (desk: Desk, asked: { after?: string; limit?: number } = {}) =>
  (await desk.read(listPatients, asked)).map(({ last_name }) => last_name);

const byName = ['Brandt', 'Haddad', 'Meyer', 'Nowak', 'Okafor', 'Svensson'];
const ownFirst = ['Okafor', 'Brandt', 'Haddad', 'Meyer', 'Nowak', 'Svensson'];

test('a doctor’s list begins with the own patients, everybody else’s is by name', async () => {
  const { people } = await openWard();
  expect(await listed(people.Lin.desk)).toEqual(ownFirst);
  for (const name of ['Otto', 'Nia', 'Stan'] as const)
    expect(await listed(people[name].desk)).toEqual(byName);
});

test.each([1, 2, 3, 5])('pages of %i give the same list', async (limit) => {
  const { people } = await openWard();
  const { desk } = people.Lin;
  const all: string[] = [];
  for (let after: string | undefined; all.length < ownFirst.length; ) {
    const rows = await desk.read(listPatients, { limit, ...(after && { after }) });
    all.push(...rows.map(({ last_name }) => last_name));
    after = rows.at(-1)?.id;
    if (rows.length === 0) break;
  }
  expect(all).toEqual(ownFirst);
});

test('a search puts the own patient before one who comes first by name', async () => {
  const { people } = await openWard();
  const found = async (desk: Desk) =>
    (await desk.read(searchPatients, { text: 'o' })).map(({ last_name }) => last_name);
  expect(await found(people.Nia.desk)).toEqual(['Okafor', 'Svensson']);
  const visit = { patient: 'P-00006', doctor: 'L2', start: '2026-11-21T11:00' };
  await people.Stan.desk.perform(bookAppointment, visit);
  expect(await found(people.Otto.desk)).toEqual(['Svensson', 'Okafor']);
});
