import { expect, test } from 'vitest';
import { openBookDesk } from './desk.ts';

test('reschedules a visit to the next free slot', async () => {
  const { screen, visits, close } = await openBookDesk({
    booked: [
      { patient: 'P-00001', start: '2026-11-23T09:00', duration: 45 },
      { patient: 'P-00002', start: '2026-11-23T10:00' },
    ],
  });
  await screen.act('appointments.reschedule');
  expect(screen.text()).toContain('Move Samira Smith to');
  // 09:45 is too short for 45 minutes before 10:00.
  expect(screen.row('▸ Mon 23 Nov').text).toContain('10:30  11:15  Dr Lindt');
  await screen.act('slots.take');
  expect(screen.keys()).toBeLessThanOrEqual(4);
  expect(screen.message()).toContain('Moved Samira Smith to Mon 23 Nov 10:30, Dr Lindt.');
  expect(screen.row('Smith, Samira').text).toMatch(/▸ 10:30 ██ Smith, Samira +Regular +45/);
  expect((await visits()).map((visit) => `${visit.start} ${visit.patient_number}`)).toEqual([
    '2026-11-23T10:00 P-00002',
    '2026-11-23T10:30 P-00001',
  ]);
  await screen.act('app.undo');
  expect((await visits()).map((visit) => visit.start)).toEqual(['2026-11-23T09:00', '2026-11-23T10:00']);
  await close();
});

test('follows the visit to another day', async () => {
  const { screen, visits, close } = await openBookDesk({
    booked: [{ patient: 'P-00001', start: '2026-11-23T09:00' }],
  });
  await screen.act('appointments.reschedule');
  await screen.act('slots.next-day');
  await screen.act('slots.take');
  expect(screen.row('Dr Lindt').text).toContain('Tue 24 Nov 2026');
  expect(screen.row('Smith, Samira').text).toContain('▸ 09:00');
  expect(await visits('2026-11-23')).toEqual([]);
  expect((await visits('2026-11-24')).map((visit) => visit.patient_number)).toEqual(['P-00001']);
  await close();
});
