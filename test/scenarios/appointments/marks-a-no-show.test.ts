import { expect, test } from 'vitest';
import { openBookDesk } from './desk.ts';

test('marks a no-show once the time has come, not before', async () => {
  const { clinic, screen, visits, close } = await openBookDesk({
    booked: [{ patient: 'P-00001', start: '2026-11-23T09:00' }],
  });
  await screen.act('appointments.no-show');
  expect(screen.message()).toContain('This visit has not begun yet');
  expect(await visits()).toMatchObject([{ status: 'Scheduled' }]);
  clinic.clock.set('2026-11-23T08:20:00.000Z');
  await screen.tick();
  await screen.act('appointments.no-show');
  expect(screen.message()).toContain('Samira Smith is marked as a no-show.');
  expect(screen.row('Smith, Samira').text).toMatch(/09:00 ░░ Smith, Samira .*∅ No-show/);
  expect(await visits()).toMatchObject([{ status: 'No-Show' }]);
  await close();
});
