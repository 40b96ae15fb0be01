import { expect, test } from 'vitest';
import { queueList } from '../../../src/clinic/queue/index.ts';
import { openBookDesk } from './desk.ts';

test('marks a patient as arrived: she is in the queue, and both go on together', async () => {
  const { clinic, screen, visits, close } = await openBookDesk({
    booked: [{ patient: 'P-00001', start: '2026-11-23T09:00' }],
  });
  const queue = () => clinic.desk.read(queueList, { specialization: 'G' });
  await screen.act('appointments.arrive');
  expect(screen.keys()).toBe(1);
  expect(screen.message()).toContain('G-001 Samira Smith. Ask for birth date 1988-03-07, phone ending 0712.');
  expect(screen.row('Smith, Samira').text).toContain('● arrived');
  expect(await queue()).toMatchObject([{ ticket: 'G-001', patient_number: 'P-00001', phase: 'waiting' }]);
  await screen.act('appointments.start');
  expect(screen.row('Smith, Samira').text).toContain('▶ In progress');
  expect(await queue()).toMatchObject([{ phase: 'in_service' }]);
  await screen.act('appointments.complete');
  expect(screen.row('Smith, Samira').text).toContain('✓ Completed');
  expect(await visits()).toMatchObject([{ status: 'Completed' }]);
  expect(await queue()).toEqual([]);
  await close();
});

test('takes an arrival back with one key', async () => {
  const { clinic, screen, visits, close } = await openBookDesk({
    booked: [{ patient: 'P-00001', start: '2026-11-23T09:00' }],
  });
  await screen.act('appointments.arrive');
  await screen.act('app.undo');
  expect(screen.row('Smith, Samira').text).toContain('○ Scheduled');
  expect(await visits()).toMatchObject([{ status: 'Scheduled', arrived_at: null }]);
  expect(await clinic.desk.read(queueList, { specialization: 'G' })).toEqual([]);
  await close();
});
