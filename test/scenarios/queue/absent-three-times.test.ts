import { expect, test } from 'vitest';
import { atTheQueue } from './at-the-queue.ts';

test('who does not come goes behind the next two, and the third time has left', async () => {
  const { screen, entry } = await atTheQueue([
    { patient: 'P-00001' },
    { patient: 'P-00002' },
    { patient: 'P-00003' },
    { patient: 'P-00005' },
  ]);
  await screen.act('queue.call');
  await screen.act('queue.absent');
  expect(screen.keys()).toBe(2);
  expect(screen.message()).toContain('G-001 waits again, behind the next two (absent 1×).');
  const places = ['Meyer', 'Haddad', 'Okafor', 'Nowak'].map((name) => screen.row(`${name}, `).index);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(await entry('G-001')).toMatchObject({ status: 0, absences: 1, called_at: null });

  for (const absences of [2, 3]) {
    // Two others are called before it is her turn again.
    for (const _ of [1, 2]) {
      await screen.act('queue.call');
      await screen.act('queue.start');
      await screen.act('queue.finish');
      if (screen.row('▸').text.includes('Okafor')) break;
    }
    await screen.act('queue.call');
    expect(screen.text()).toContain('ASK FOR full name Ada Okafor');
    await screen.act('queue.absent');
    expect((await entry('G-001')).absences).toBe(absences);
  }
  expect(screen.message()).toContain('G-001 was absent for the third time and is removed as left.');
  expect(await entry('G-001')).toMatchObject({ status: 3, removal_reason: 'left' });
  expect(screen.text()).not.toContain('Okafor, Ada');
});
