import { expect, test } from 'vitest';
import { openBookDesk } from './desk.ts';

test('cancels a visit with a reason, sees its time free, and takes it back', async () => {
  const { screen, visits, close } = await openBookDesk({
    booked: [{ patient: 'P-00001', start: '2026-11-23T09:00' }],
  });
  await screen.act('appointments.cancel');
  await screen.press('enter');
  expect(screen.message()).toContain('Reason is needed to go on.');
  await screen.type('feels better');
  await screen.act('ask.keep');
  expect(screen.row('Smith, Samira').text).toMatch(/09:00 ░░ Smith, Samira .*✗ Cancelled/);
  expect(screen.text()).toContain('cancelled: feels better');
  expect(screen.text()).toMatch(/09:00 ·· free/);
  expect(await visits()).toMatchObject([{ status: 'Cancelled', cancellation_reason: 'feels better' }]);
  const before = screen.keys();
  await screen.act('app.undo');
  expect(screen.keys() - before).toBe(1);
  expect(screen.message()).toContain('Undone: Cancel an appointment.');
  expect(screen.row('Smith, Samira').text).toMatch(/09:00 ██ Smith, Samira .*○ Scheduled/);
  expect(await visits()).toMatchObject([
    { status: 'Scheduled', cancellation_reason: null, cancelled_at: null },
  ]);
  await close();
});

test('leaves the visit when the question is left', async () => {
  const { screen, visits, close } = await openBookDesk({
    booked: [{ patient: 'P-00001', start: '2026-11-23T09:00' }],
  });
  await screen.act('appointments.cancel');
  await screen.type('oh no');
  await screen.act('ask.leave');
  expect(await visits()).toMatchObject([{ status: 'Scheduled' }]);
  await close();
});
