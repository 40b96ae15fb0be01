import { afterEach, describe, expect, it } from 'vitest';
import { openScreen, type TestScreen } from '../../support/screen.tsx';
import { type FakeDesk, fakeDesk } from '../fake-desk.ts';
import { practiceScreens } from '../practice-screens.tsx';

let screen: TestScreen;
let desk: FakeDesk;
afterEach(() => screen.close());

const open = async (options: Partial<Parameters<typeof openScreen>[0]> = {}) => {
  desk = fakeDesk();
  screen = await openScreen({ desk, catalogue: practiceScreens, route: 'fruit', ...options });
};

describe('keys', () => {
  it('in one piece of input act one after the other, each on what the one before left', async () => {
    await open();
    await screen.send('\u001b[B\u001b[B\r');
    expect(screen.services.router.current).toMatchObject({ screen: 'notes', params: { about: 'plum' } });
  });

  it('typed ahead wait for a dialog, an operation and a screen that loads', async () => {
    await open();
    await screen.send('afig\r2hello');
    expect(desk.words).toContain('fig');
    expect(screen.lines()[3]).toContain('/ hello');
  });

  it('act on what was typed, not on the rows from before', async () => {
    await open();
    await screen.send('/plu\r\r');
    expect(screen.services.router.current.params).toEqual({ about: 'plum' });
  });

  it('that type belong to the focused field, digits and ? too', async () => {
    await open();
    await screen.press('/');
    await screen.type('1?u:g');
    expect(screen.lines()[3]).toContain('/ 1?u:g');
    expect(screen.services.router.current.screen).toBe('fruit');
  });

  it('without a meaning say so, and are gone with the next key', async () => {
    await open();
    await screen.press('z');
    expect(screen.message()).toBe('  z does nothing here. ? shows the keys.');
    await screen.press('down');
    expect(screen.message()).toBe('');
  });

  it('that cannot act now say why', async () => {
    await open();
    await screen.act('fruit.peel');
    expect(screen.message()).toBe('! Nothing to peel with.');
  });

  it('go to screens by digit, and by g and a letter', async () => {
    await open();
    await screen.press('g');
    expect(screen.message()).toBe('  g then: f Fruit, n Notes');
    await screen.press('n');
    expect(screen.services.router.current.screen).toBe('notes');
    await screen.press('esc');
    expect(screen.message()).toBe('! This is the first screen. Ctrl+C twice quits.');
  });

  it('come back to a screen as it was left', async () => {
    await open();
    await screen.press('down', 'enter');
    await screen.type('x');
    await screen.press('esc');
    expect(screen.row('▸').text).toContain('pear');
  });

  it('are what the config file says', async () => {
    await open({ keys: { preset: null, rebind: { 'fruit.add': ['Ctrl+N'], 'app.help': ['H'] } } });
    expect(screen.footer()).toContain('Ctrl+N add');
    await screen.press('a');
    expect(screen.message()).toContain('a does nothing here');
    await screen.press('ctrl-n');
    expect(screen.text()).toContain('Add a fruit');
  });

  it('move by j and k in the vim preset, and what stood on l moves to L', async () => {
    await open({ keys: { preset: 'vim', rebind: {} } });
    await screen.press('j', 'j', 'k');
    expect(screen.row('▸').text).toContain('pear');
    await screen.press('L');
    expect(screen.message()).toContain('Nothing to peel with.');
  });

  it('Ctrl+C quits at the second press, and only when nothing came between', async () => {
    await open();
    await screen.press('ctrl-c');
    expect(screen.message()).toContain('Ctrl+C again quits.');
    await screen.press('down', 'ctrl-c');
    expect(screen.exitCode()).toBeNull();
    await screen.press('ctrl-c');
    expect(screen.exitCode()).toBe(0);
  });

  it('Ctrl+C asks when something is unsaved', async () => {
    await open({ route: 'notes' });
    await screen.type('half a thought');
    await screen.press('ctrl-c', 'ctrl-c');
    expect(screen.text()).toContain('Not saved yet: A note.');
    await screen.press('enter');
    expect(screen.exitCode()).toBeNull();
    await screen.press('esc');
    expect(screen.text()).not.toContain('Not saved yet');
    expect(screen.text()).toContain('half a thought');
    await screen.press('ctrl-c', 'ctrl-c', 'y');
    expect(screen.exitCode()).toBe(0);
  });
});

describe('a paste', () => {
  it('goes into the field at once, without what would repaint the terminal', async () => {
    await open();
    await screen.press('/');
    await screen.paste('pl\u001b[2Jum\nand\u0007 more\u202e');
    expect(screen.lines()[3]).toContain('/ plum and more');
    expect(screen.services.router.current.screen).toBe('fruit');
  });

  it('does nothing where there is no field', async () => {
    await open();
    await screen.paste('aaa');
    expect(screen.message()).toContain('There is no text field to paste into here.');
    expect(screen.text()).not.toContain('Add a fruit');
  });
});

describe('a change', () => {
  it('made at another desk shows, with the cursor on the row it was on', async () => {
    await open();
    await screen.press('down');
    desk.changedElsewhere((words) => words.unshift('almond', 'banana'));
    await screen.waitFor('almond');
    expect(screen.row('▸').text).toContain('pear');
    expect(screen.row('pear').index).toBe(8);
  });

  it('made while another screen is on top is there on coming back', async () => {
    await open();
    await screen.press('enter');
    desk.changedElsewhere((words) => words.push('quince'));
    expect(screen.text()).not.toContain('quince');
    await screen.press('esc');
    expect(screen.text()).toContain('quince');
  });

  it('leaves the cursor in its place when its row is gone', async () => {
    await open();
    await screen.press('down');
    desk.changedElsewhere((words) => words.splice(1, 1));
    await screen.waitFor(() => !screen.text().includes('pear'));
    expect(screen.row('▸').text).toContain('plum');
  });

  it('that is made says what happened; one that is refused says why and what to do', async () => {
    await open();
    await screen.act('fruit.add');
    await screen.type('quince');
    await screen.press('enter');
    expect(screen.message()).toBe('✓ quince is in.');
    expect(screen.text()).toContain('   quince');
    await screen.act('fruit.add');
    await screen.type('quince');
    await screen.press('enter');
    expect(screen.message()).toBe('✗ quince is there already. Choose another word.');
  });

  it('is news until another screen is gone to, and what was wrong until something is typed', async () => {
    await open();
    await screen.act('fruit.add');
    await screen.type('quince');
    await screen.press('enter', 'down', 'up');
    expect(screen.message()).toBe('✓ quince is in.');
    await screen.press('2');
    expect(screen.message()).toBe('');
    screen.services.router.goTo('fruit');
    await screen.waitFor('plum');
    await screen.press('l');
    expect(screen.message()).toBe('! Nothing to peel with.');
    await screen.press('down');
    expect(screen.message()).toBe('! Nothing to peel with.');
    await screen.act('fruit.add');
    await screen.press('enter');
    expect(screen.message()).toContain('needed to go on');
    await screen.type('q');
    expect(screen.message()).toBe('');
  });
});
