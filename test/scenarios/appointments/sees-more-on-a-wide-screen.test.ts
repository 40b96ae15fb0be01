import { expect, test } from 'vitest';
import { openBookDesk } from './desk.ts';

test('a wide terminal shows the visit beside the day, a narrow one under it; neither is cut off', async () => {
  const { screen, close } = await openBookDesk({
    booked: [{ patient: 'P-00001', start: '2026-11-23T09:00' }],
    size: [120, 40],
  });
  expect(screen.row('09:00 ██ Smith, Samira').text).toContain('Samira Smith');
  expect(screen.row('Phone').text).toContain('+442079460712');
  expect(screen.lines()).toHaveLength(40);
  await screen.resize(80, 24);
  expect(screen.row('Samira Smith · born').text).toContain('+442079460712');
  expect(screen.lines()).toHaveLength(24);
  expect(screen.lines().every((line) => line.length <= 80)).toBe(true);
  expect(screen.footer()).toContain('Enter book');
  await close();
});

test('shows everything about a visit on Enter', async () => {
  const { screen, close } = await openBookDesk({
    booked: [{ patient: 'P-00001', start: '2026-11-23T09:00' }],
  });
  await screen.act('appointments.open');
  expect(screen.row('When').text).toContain('Mon 23 Nov 2026 09:00–09:30');
  expect(screen.row('Booked').text).toContain('2026-11-23 08:00 by ana');
  await screen.act('visit.leave');
  expect(screen.text()).not.toContain('Esc closes');
  await close();
});

test('says beside the week in whole sentences whether a time is free', async () => {
  const { screen, close } = await openBookDesk({ size: [120, 40] });
  await screen.act('appointments.week');
  await screen.waitFor('Week of');
  for (let day = 0; day < 6; day += 1) await screen.press('right');
  expect(screen.text()).toContain('Not free');
  expect(screen.text()).not.toContain('Free time');
  expect(screen.lines().filter((line) => line.endsWith('…'))).toEqual([]);
  await close();
});
