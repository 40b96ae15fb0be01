import { expect, test } from 'vitest';
import { openBookDesk } from './desk.ts';

test('books with three keys that arrive in one piece, as over a slow line', async () => {
  const { screen, visits, close } = await openBookDesk({ route: 'patients', params: { id: 'P-00001' } });
  await screen.send('b\r\r');
  await screen.waitFor('Booked Samira Smith, Mon 23 Nov 09:00, Dr Lindt.');
  expect(await visits()).toMatchObject([{ start: '2026-11-23T09:00', patient_number: 'P-00001' }]);
  await close();
});

test('acts once for a key that is pressed twice', async () => {
  const { screen, visits, close } = await openBookDesk({
    booked: [{ patient: 'P-00001', start: '2026-11-23T09:00' }],
  });
  await screen.send('cc');
  expect(screen.message()).toContain('This visit is confirmed already.');
  expect(await visits()).toMatchObject([{ status: 'Confirmed', version: 2 }]);
  await close();
});
