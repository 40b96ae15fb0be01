import { afterEach, describe, expect, it } from 'vitest';
import { message } from '../../../src/tui/shell/message.ts';
import { openScreen, type TestScreen } from '../../support/screen.tsx';
import { fakeDesk } from '../fake-desk.ts';
import { practiceScreens } from '../practice-screens.tsx';

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index + 1}`).join(' ');

let screen: TestScreen;
afterEach(() => screen.close());

const fruits = Array.from({ length: 40 }, (_, index) => `fruit ${index + 1}`);
const failure = `The folder /srv/backups cannot be written. ${words(20)}. Nothing was changed. Free some room, then try again.`;

async function afterFailure(size: [number, number], color = true) {
  screen = await openScreen({
    desk: fakeDesk(fruits),
    catalogue: practiceScreens,
    route: 'fruit',
    size,
    color,
  });
  await screen.press('end');
  screen.services.message.set(message('error', failure));
  await screen.settle();
}

describe.each([
  [80, 24],
  [120, 40],
] as [number, number][])('a long message at %i×%i', (columns, rows) => {
  it.each([true, false])(
    'is all there, above the keys; the list gives way and keeps its cursor (colours: %s)',
    async (color) => {
      await afterFailure([columns, rows], color);
      expect(screen.message()).toBe(`✗ ${failure}`);
      expect(screen.lines()).toHaveLength(rows);
      expect(screen.lines()[0]).toContain('Riverside Clinic');
      expect(screen.footer()).toContain('? keys');
      expect(screen.row('▸').text).toBe(' ▸ fruit 40');
      // Moving in the list leaves it to be read; what is done next takes it away, and the list has its rows again.
      await screen.press('up');
      expect(screen.message()).toBe(`✗ ${failure}`);
      expect(screen.row('▸').text).toBe(' ▸ fruit 39');
      await screen.press('/');
      expect(screen.message()).toBe('');
    },
  );
});

it('a message that is too long even so is read in full with one key, also once it is gone', async () => {
  await afterFailure([80, 24]);
  const endless = `${words(60)} the very end.`;
  screen.services.message.set(message('warning', endless));
  await screen.settle();
  expect(screen.message()).toMatch(/… Ctrl\+G: all of it$/);
  await screen.press('ctrl-g');
  expect(screen.text()).toContain('What was said lately');
  expect(screen.text()).toContain('the very end.');
  expect(screen.row('10:40  ! word1').index).toBeLessThan(screen.row('10:40  ✗ The folder').index);
  expect(screen.message()).toMatch(/^! word1 /);
  await screen.press('esc', '/', 'esc', 'ctrl-g');
  expect(screen.text()).toContain('the very end.');
});

it('a dialog gives way, too: what is said while it is open stays in sight', async () => {
  await afterFailure([80, 24]);
  await screen.press('?');
  screen.services.message.set(message('error', failure));
  await screen.settle();
  expect(screen.message()).toBe(`✗ ${failure}`);
  expect(screen.text()).toContain('Esc closes');
  expect(screen.lines()).toHaveLength(24);
});
