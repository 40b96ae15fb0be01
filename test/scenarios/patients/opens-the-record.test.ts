import { expect, test } from 'vitest';
import { editPatient } from '../../../src/clinic/patients/index.ts';
import { queueFinish, queueJoin, queueNext, queueStart } from '../../../src/clinic/queue/index.ts';
import { AuditLog } from '../../../src/desk/index.ts';
import { atReception, JAN, SAMIRA } from './reception.ts';

test('goes through the tabs of a record: summary, appointments, queue, changes', async () => {
  const { screen, clinic } = await atReception([SAMIRA]);
  await clinic.desk.perform(queueJoin, { patient: 'P-00001', specialization: 'G' });
  const called = await clinic.desk.perform(queueNext, { specialization: 'G' });
  await clinic.desk.perform(queueStart, { id: called?.id ?? '' });
  clinic.clock.advance({ minutes: 12 });
  await clinic.desk.perform(queueFinish, { id: called?.id ?? '' });
  await clinic.desk.perform(editPatient, { id: 'P-00001', last_name: 'Okafor' });
  await screen.press('enter');
  await screen.act('patients-list.open');
  await screen.waitFor('[Summary]');
  expect(screen.text()).toContain('Last seen today');
  await screen.act('tabs.next');
  await screen.waitFor('No appointments yet: b books one.');
  await screen.act('tabs.next');
  await screen.waitFor('[Queue 1]');
  expect(screen.row('G-001').text).toContain('served');
  await screen.act('tabs.next');
  await screen.waitFor('last name: Smith → Okafor');
  expect(screen.text()).toContain('ana · Register a patient');
  await screen.act('patient.close');
  await screen.waitFor(/ 1 patient$/m);
});

test('the cursor passing leaves no trace in the log; opening the record leaves one look', async () => {
  const { screen, clinic } = await atReception([SAMIRA, JAN]);
  const looks = () => clinic.engine.orm.em.fork().count(AuditLog, { kind: 'see' });
  await screen.type('smi');
  await screen.press('enter', 'down', 'up', 'down');
  expect(await looks()).toBe(0);
  await screen.act('patients-list.open');
  await screen.waitFor('[Summary]');
  expect(await looks()).toBe(1);
});

test('on a wide terminal the record stands beside the list', async () => {
  const { screen } = await atReception([SAMIRA, JAN], { size: [160, 40] });
  await screen.type('smi');
  await screen.press('enter');
  await screen.act('patients-list.open');
  await screen.waitFor('[Summary]');
  expect(screen.row('Smits, Jan').text).toContain('│');
  expect(screen.row('ALLERGIES').text).toContain('P-00001');
  expect(screen.lines().every((line) => line.length <= 160)).toBe(true);
});

test('sees what another desk changes, without losing the cursor or the search', async () => {
  const { screen, clinic } = await atReception([SAMIRA, JAN]);
  await screen.type('smi');
  await screen.press('enter', 'down');
  const ben = await clinic.anotherDesk();
  await ben.perform(editPatient, { id: 'P-00002', first_name: 'Johannes' });
  await screen.waitFor('Smits, Johannes');
  expect(screen.row('▸').text).toContain('Smits, Johannes');
  expect(screen.row('/ smi').text).toContain('2 of 2');
});

test('shows the birth date in the head, and the day of registration as it was at the clinic', async () => {
  const { screen } = await atReception([SAMIRA], {
    route: 'patients',
    house: { name: 'Riverside Clinic', time_zone: 'Pacific/Kiritimati' },
  });
  await screen.press('enter', 'enter');
  await screen.waitFor('[Summary]');
  expect(screen.row('born 1988-03-07').text).toContain('020 7946 0712');
  expect(screen.row('Registered').text).toContain('Sun 22 Nov 2026');
});
