import { expect, test } from 'vitest';
import { openBookDesk } from './desk.ts';

test('books on a free row of the day, for a patient found by half a name', async () => {
  const { screen, visits, close } = await openBookDesk({
    booked: [{ patient: 'P-00001', start: '2026-11-23T09:00' }],
  });
  expect(screen.row('Mon 23 Nov 2026 · Dr Lindt').text).toContain('free 13 · booked 1');
  expect(screen.text()).toContain('12:00 ── break until 13:00 ──');
  await screen.press('down');
  expect(screen.row('▸ 09:30').inverse).toBe(true);
  await screen.act('appointments.open');
  await screen.type('hadd');
  await screen.act('picker.take');
  await screen.act('booking.take');
  expect(screen.row('Haddad, Rima').text).toMatch(/▸ 09:30 ██ Haddad, Rima +Regular +30/);
  expect(screen.row('Mon 23 Nov 2026 · Dr Lindt').text).toContain('free 12 · booked 2');
  expect((await visits()).map((visit) => `${visit.start} ${visit.patient_number}`)).toEqual([
    '2026-11-23T09:00 P-00001',
    '2026-11-23T09:30 P-00003',
  ]);
  await close();
});

test('offers no more than fits into a short gap', async () => {
  const { screen, visits, close } = await openBookDesk({
    booked: [
      { patient: 'P-00001', start: '2026-11-23T09:00' },
      { patient: 'P-00002', start: '2026-11-23T09:45' },
    ],
  });
  await screen.press('down');
  await screen.act('appointments.open');
  await screen.type('brandt');
  await screen.act('picker.take');
  expect(screen.text()).toContain('Length  15 minutes');
  await screen.act('booking.take');
  expect((await visits()).map((visit) => visit.duration)).toEqual([30, 15, 30]);
  await close();
});
