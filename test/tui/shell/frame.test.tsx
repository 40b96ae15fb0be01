import { afterEach, describe, expect, it } from 'vitest';
import { openScreen, type TestScreen } from '../../support/screen.tsx';
import { fakeDesk } from '../fake-desk.ts';
import { practiceScreens } from '../practice-screens.tsx';

let screen: TestScreen;
afterEach(() => screen.close());

const open = (options: Partial<Parameters<typeof openScreen>[0]> = {}) =>
  openScreen({ desk: fakeDesk(), catalogue: practiceScreens, route: 'fruit', ...options });

describe('the frame', () => {
  it('says where, when and who, names the screens, and ends with the keys', async () => {
    screen = await open();
    expect(screen.lines()[0]).toMatch(/^ Riverside Clinic {2,}Sat 21 Nov 2026 {2}10:40 {2,}ana$/);
    expect(screen.lines()[1]).toBe(' 1 Fruit 2 Notes');
    expect(screen.styleAt(1, 1).inverse).toBe(true);
    expect(screen.styleAt(1, 9).inverse).toBe(false);
    expect(screen.lines()[2]).toBe('─'.repeat(80));
    expect(screen.footer()).toBe(' ↑↓ move  Enter open  a add  / find  : commands  ? keys');
  });

  it('shows the wall time of the clinic, and a new minute without a key', async () => {
    let now = '2026-07-01T23:59:30.000Z';
    screen = await open({ clock: { now: () => now }, house: { name: 'Praxis', time_zone: 'Europe/Berlin' } });
    expect(screen.lines()[0]).toContain('Thu 2 Jul 2026  01:59');
    now = '2026-07-02T00:00:01.000Z';
    await screen.tick();
    expect(screen.lines()[0]).toContain('Thu 2 Jul 2026  02:00');
  });

  it.each([
    [80, 24],
    [120, 40],
    [160, 50],
  ])('fills %i×%i exactly', async (columns, rows) => {
    screen = await open({
      size: [columns, rows],
      desk: fakeDesk(Array.from({ length: 300 }, (_, i) => `word ${i}`)),
    });
    const lines = screen.lines();
    expect(lines[0]).toContain('Riverside Clinic');
    expect(lines[2]).toHaveLength(columns);
    expect(screen.footer()).toContain('? keys');
    // Nothing was pushed off the top: what a frame with a row too many does.
    expect(lines.filter((line) => line.includes('Riverside Clinic'))).toHaveLength(1);
    expect(lines[rows - 3]).toContain(`word ${rows - 8}`);
  });

  it('follows a resize, and says so when the terminal is too small, losing nothing', async () => {
    screen = await open();
    await screen.press('/');
    await screen.type('p');
    await screen.resize(120, 40);
    expect(screen.lines()[2]).toHaveLength(120);
    await screen.resize(60, 10);
    expect(screen.text()).toContain('The terminal has 60×10 cells.');
    expect(screen.text()).not.toContain('Riverside');
    await screen.resize(80, 24);
    expect(screen.row('/ p').index).toBe(3);
    expect(screen.footer()).toContain('commands');
  });

  it('shows where the cursor is without any colour', async () => {
    screen = await open({ color: false });
    const row = screen.row('apple');
    expect(row.text).toBe(' ▸ apple');
    expect(row.inverse).toBe(true);
    await screen.press('z');
    for (let line = 0; line < 24; line += 1) {
      for (let column = 0; column < 80; column += 1) expect(screen.styleAt(line, column).color).toBeNull();
    }
  });

  it('keeps a screen that cannot be drawn to its own place', async () => {
    screen = await open({ route: 'broken' });
    expect(screen.text()).toContain('✗ This screen could not be drawn.');
    expect(screen.text()).toContain('a broken screen');
    await screen.press('1');
    expect(screen.text()).toContain('apple');
  });

  it('says which screen there is not', async () => {
    screen = await open({ route: 'nowhere' });
    expect(screen.text()).toContain('✗ There is no screen called nowhere.');
  });
});
