import { expect, test } from 'vitest';
import { openBookDesk } from './desk.ts';

test('sees the week of a doctor and books in it', async () => {
  const { screen, visits, close } = await openBookDesk({
    booked: [
      { patient: 'P-00001', start: '2026-11-23T09:00', duration: 60 },
      { patient: 'P-00002', start: '2026-11-25T10:00' },
    ],
  });
  await screen.act('appointments.week');
  expect(screen.row('Week of Mon 23 Nov 2026 · Dr Lindt').text).toContain('booked 2');
  expect(screen.row('Mon 23◂').text).toMatch(/Tue 24 +Wed 25 +Thu 26 +Fri 27 +Sat 28 – +Sun 29 –/);
  expect(screen.row('09:00').text).toMatch(/▸ 09:00 ○Smith +·· +·· +·· +··/);
  expect(screen.row('09:30').text).toMatch(/09:30 │ +··/);
  expect(screen.row('10:00').text).toMatch(/10:00 ·· +·· +○Meyer/);
  expect(screen.row('12:00').text).toMatch(/12:00 ── +── +── +── +──/);
  expect(screen.text()).toContain('Samira Smith · born 1988-03-07');
  await screen.press('right', 'right', 'down', 'down');
  expect(screen.text()).toContain('Jonas Meyer · born 1951-12-07');
  await screen.press('down');
  await screen.act('appointments.open');
  await screen.type('brandt');
  await screen.act('picker.take');
  await screen.act('booking.take');
  expect(screen.row('10:30').text).toMatch(/10:30 ·· +·· +○Brandt/);
  expect((await visits('2026-11-25')).map((visit) => visit.start)).toEqual([
    '2026-11-25T10:00',
    '2026-11-25T10:30',
  ]);
  await close();
});

test('turns weeks, and comes back to the day it was on', async () => {
  const { screen, close } = await openBookDesk({
    booked: [{ patient: 'P-00002', start: '2026-12-02T10:00' }],
  });
  await screen.act('appointments.week');
  await screen.act('appointments.next');
  expect(screen.text()).toContain('Week of Mon 30 Nov 2026');
  await screen.press('right', 'right', 'down', 'down');
  await screen.act('appointments.week');
  expect(screen.text()).toContain('Wed 2 Dec 2026 · Dr Lindt');
  expect(screen.row('▸').text).toContain('10:00 ██ Meyer, Jonas');
  await screen.act('appointments.today');
  expect(screen.text()).toContain('Mon 23 Nov 2026 · Dr Lindt');
  await close();
});
