import { expect, test } from 'vitest';
import { openBookDesk } from './desk.ts';

test('books at a time that is typed, once it can be read', async () => {
  const { screen, visits, close } = await openBookDesk();
  await screen.act('appointments.book-at');
  await screen.press('ctrl-u');
  await screen.type('tomorrow at ten');
  await screen.act('ask.keep');
  expect(screen.message()).toContain('Start must be a date and a time');
  expect(screen.text()).toContain('Book at which time?');

  await screen.press('ctrl-u');
  await screen.type('23 Nov 2026 10:30');
  await screen.act('ask.keep');
  await screen.type('smith');
  await screen.act('picker.take');
  await screen.waitFor('Mon 23 Nov 10:30 with Dr Lindt');
  await screen.act('booking.take');
  await screen.waitFor('Booked Samira Smith, Mon 23 Nov 10:30, Dr Lindt.');
  expect(await visits()).toMatchObject([{ start: '2026-11-23T10:30', patient_number: 'P-00001' }]);
  await close();
});
