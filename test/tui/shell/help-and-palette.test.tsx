import { afterEach, describe, expect, it } from 'vitest';
import { openScreen, type TestScreen } from '../../support/screen.tsx';
import { fakeDesk } from '../fake-desk.ts';
import { practiceScreens } from '../practice-screens.tsx';

let screen: TestScreen;
afterEach(() => screen.close());

const open = async (options: Partial<Parameters<typeof openScreen>[0]> = {}) => {
  screen = await openScreen({
    desk: fakeDesk(),
    catalogue: practiceScreens,
    route: 'fruit',
    size: [80, 40],
    ...options,
  });
};

describe('the help', () => {
  it('lists the keys that work here, with the reason where one cannot act now', async () => {
    await open();
    await screen.press('?');
    expect(screen.text()).toContain('The keys that work here');
    expect(screen.text()).toMatch(/a {16}Add a fruit/);
    expect(screen.text()).toContain('Peel it (Nothing to peel with.)');
    expect(screen.text()).toMatch(/1 {2}g f {11}Fruit/);
    await screen.press('esc');
    expect(screen.text()).not.toContain('The keys that work here');
  });

  it('scrolls where it is longer than the terminal', async () => {
    await open({ size: [80, 24] });
    await screen.press('?');
    expect(screen.text()).not.toContain('Draw the screen anew');
    await screen.press('pgdn', 'pgdn', 'pgdn');
    expect(screen.text()).toContain('Draw the screen anew');
    expect(screen.lines()).toHaveLength(24);
  });

  it('hears no key of the screen beneath', async () => {
    await open();
    await screen.press('?', '2');
    expect(screen.services.router.current.screen).toBe('fruit');
    expect(screen.message()).toBe('  2 does nothing here.');
  });

  it('is there once, also by a key of its own', async () => {
    await open({ keys: { preset: null, rebind: { 'app.help': ['?', 'H'] } } });
    await screen.press('H');
    expect(screen.footer()).not.toContain('keys');
    await screen.press('H');
    expect(screen.message()).toContain('These are the keys.');
    await screen.press('esc');
    expect(screen.text()).not.toContain('The keys that work here');
  });

  it('shows the keys of a question, and comes back to it', async () => {
    await open({ route: 'notes' });
    await screen.type('bread');
    await screen.press('ctrl-c', 'ctrl-c');
    expect(screen.footer()).toContain('? keys');
    await screen.press('?');
    expect(screen.text()).toContain('The keys that work here');
    expect(screen.row(/ y {5}/).text).toContain('Yes, do it');
    await screen.press('esc');
    expect(screen.footer()).toContain('y yes');
  });
});

describe('the palette', () => {
  it('finds by a few letters of the name, and runs', async () => {
    await open();
    await screen.press(':');
    await screen.type('adfr');
    expect(screen.row(/▸ .*Add a fruit/).inverse).toBe(true);
    await screen.press('enter');
    expect(screen.text()).toContain('Its name');
  });

  it('quits by name', async () => {
    await open();
    await screen.press('ctrl-p');
    await screen.type('quit');
    expect(screen.row(/▸ .*Everywhere: Quit/).inverse).toBe(true);
    await screen.press('enter');
    expect(screen.exitCode()).toBe(0);
  });

  it('says why what is chosen cannot be done', async () => {
    await open();
    await screen.press(':');
    await screen.type('peel');
    await screen.press('enter');
    expect(screen.message()).toBe('! Nothing to peel with.');
  });
});

describe('the footer', () => {
  it('names only what works where the typing goes to a field', async () => {
    await open();
    await screen.press('/');
    expect(screen.footer()).toBe(' ↓ list  Ctrl+P commands');
  });

  it('names the keys of the dialog while one is open', async () => {
    await open();
    await screen.act('fruit.add');
    expect(screen.footer()).toBe(' Esc go back');
    await screen.type('x');
    expect(screen.footer()).toBe(' Enter go on  Esc go back');
  });
});
