import { expect, test } from 'vitest';
import { openBookDesk } from './desk.ts';

test('draws no free time in the hour the clocks skip, and refuses one that is typed', async () => {
  const { screen, visits, close } = await openBookDesk({
    params: { date: '2026-03-29' },
    now: '2026-03-27T07:00:00.000Z',
  });
  await screen.act('appointments.doctor');
  await screen.type('night');
  await screen.act('picker.take');
  expect(screen.text()).toContain('Sun 29 Mar 2026 · Dr Night');
  expect(screen.text()).toMatch(/01:30 ·· free {2}until 03:00/);
  expect(screen.text()).not.toMatch(/0(2:00|2:30) ··/);
  await screen.act('appointments.book-at');
  await screen.press('ctrl-u');
  await screen.type('2026-03-29 02:30');
  await screen.act('ask.keep');
  await screen.type('meyer');
  await screen.act('picker.take');
  await screen.act('booking.take');
  expect(screen.message()).toContain('There is no 02:30 on 2026-03-29 in Europe/Berlin');
  expect(await visits('2026-03-29')).toEqual([]);
  await close();
});

test('books across the repeated hour at its real length', async () => {
  const { screen, visits, close } = await openBookDesk({
    params: { date: '2026-10-25' },
    now: '2026-10-23T07:00:00.000Z',
  });
  await screen.act('appointments.doctor');
  await screen.type('night');
  await screen.act('picker.take');
  await screen.press('home', 'down', 'down', 'down');
  expect(screen.row('▸').text).toContain('02:30 ·· free  until 03:00');
  await screen.act('appointments.open');
  await screen.type('meyer');
  await screen.act('picker.take');
  await screen.act('booking.longer');
  await screen.act('booking.longer');
  await screen.act('booking.take');
  expect(await visits('2026-10-25')).toMatchObject([
    {
      start: '2026-10-25T02:30',
      end: '2026-10-25T02:30',
      starts_at: '2026-10-25T00:30:00.000Z',
      ends_at: '2026-10-25T01:30:00.000Z',
    },
  ]);
  await close();
});
