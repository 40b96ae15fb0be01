import { expect, test } from 'vitest';
import { atTheQueue } from './at-the-queue.ts';

test('moves a patient to the front, for a reason', async () => {
  const { screen, entry } = await atTheQueue([
    { patient: 'P-00001' },
    { patient: 'P-00002' },
    { patient: 'P-00003' },
  ]);
  await screen.press('end');
  await screen.act('queue.move');
  await screen.waitFor('Where does G-003 go?');
  await screen.press('enter');
  await screen.waitFor('Why does G-003 move?');
  await screen.type('in pain');
  await screen.press('enter');
  expect(screen.message()).toContain('G-003 has moved: in pain.');
  const places = ['Haddad', 'Okafor', 'Meyer'].map((name) => screen.row(`${name}, `).index);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(screen.row('▸').text).toContain('Haddad, Rima');
  expect(screen.text()).toContain('Moved: in pain');
  expect(await entry('G-003')).toMatchObject({ status: 0, move_reason: 'in pain' });
  await screen.act('queue.call');
  expect(await entry('G-003')).toMatchObject({ status: 1 });
});

test('moves a patient behind another, found by typing', async () => {
  const { screen, entry } = await atTheQueue([
    { patient: 'P-00001' },
    { patient: 'P-00002' },
    { patient: 'P-00003' },
  ]);
  await screen.act('queue.move');
  await screen.type('meyer');
  await screen.press('enter');
  await screen.type('on the phone');
  await screen.press('enter');
  const places = ['Meyer', 'Okafor', 'Haddad'].map((name) => screen.row(`${name}, `).index);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(await entry('G-001')).toMatchObject({ move_reason: 'on the phone' });
});
