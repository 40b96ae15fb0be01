import { expect, test } from 'vitest';
import { atReception, SAMIRA } from './reception.ts';

test('books the next free time for the patient under the cursor, and sees it beside her', async () => {
  const { screen, patient } = await atReception([SAMIRA]);
  await screen.type('samira');
  await screen.press('enter');
  const before = screen.keys();
  await screen.act('patients.book');
  await screen.waitFor('Lindt');
  await screen.act('slots.take');
  await screen.act('booking.take');
  expect(screen.keys() - before).toBeLessThanOrEqual(4);
  await screen.waitFor('Booked Samira Smith');
  expect((await patient('P-00001')).next_appointment).toMatchObject({
    start: '2026-11-21T10:40',
    status: 'Scheduled',
  });
  await screen.press('esc');
  await screen.waitFor('Next: today 10:40 Dr Lindt (Regular, scheduled)');
  expect(screen.row('/ samira').text).toContain('1 of 1');
});
