import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openScreen, type TestScreen } from '../../support/screen.tsx';
import { fakeDesk } from '../fake-desk.ts';
import { type FormLog, formScreens } from './practice-form.tsx';

let screen: TestScreen;
let log: FormLog;
beforeEach(() => {
  log = { saved: [], drafts: [] };
});
afterEach(() => screen.close());

const open = async (draft?: Readonly<Record<string, string>>) => {
  screen = await openScreen({ desk: fakeDesk(), catalogue: formScreens(log, draft), route: 'home' });
  screen.services.router.navigate('form');
  await screen.waitFor('Name');
};

describe('a form', () => {
  it('is filled and saved with Tab per field and one key', async () => {
    await open();
    await screen.type('Ada');
    await screen.press('tab');
    await screen.type('1990');
    await screen.press('tab');
    await screen.type('f');
    await screen.press('ctrl-s');
    expect(screen.message()).toBe('✓ Saved.');
    expect(log.saved).toEqual([expect.objectContaining({ name: 'Ada', born: '1990', gender: 'Female' })]);
    expect(screen.keys()).toBe(3);
  });

  it('says what is wrong with a field when it is left, not while it is typed', async () => {
    await open();
    await screen.press('tab');
    expect(screen.row('Name').text).toContain('✗ A name is needed.');
    await screen.type('19');
    expect(screen.text()).not.toContain('Four digits');
    await screen.press('tab');
    expect(screen.row('Born').text).toContain('✗ Four digits are needed.');
    await screen.press('shift-tab');
    await screen.type('90');
    expect(screen.text()).not.toContain('Four digits');
    expect(screen.row('Born').text).toContain('36 y');
  });

  it('does not save what is wrong, and goes to the first such field, also in a folded section', async () => {
    await open({ name: 'Ada', city: 'Llanfairpwll' });
    expect(screen.text()).not.toContain('City');
    await screen.press('ctrl-s');
    expect(log.saved).toEqual([]);
    expect(screen.message()).toBe('✗ That city is too long.');
    expect(screen.row('City').text).toContain('▸');
  });

  it('names the field that is wrong where the reason does not', async () => {
    await open({ name: 'Ada', born: '19' });
    await screen.press('ctrl-s');
    expect(screen.message()).toBe('✗ Born: Four digits are needed.');
  });

  it('shows a refusal of the desk at its field until that is changed', async () => {
    await open();
    await screen.type('taken');
    await screen.press('ctrl-s');
    expect(screen.message()).toBe('✗ She is here already. Open her instead.');
    expect(screen.row('Name').text).toContain('✗ Taken.');
    await screen.type('!');
    expect(screen.row('Name').text).not.toContain('Taken.');
  });

  it('keeps digits and letters from the screen wherever the focus is', async () => {
    await open();
    for (let field = 0; field < 5; field += 1) {
      await screen.press('1', 'tab');
      expect(screen.services.router.current.screen).toBe('form');
    }
  });

  it('opens a section, the editor for long text and a choice with Enter', async () => {
    await open();
    await screen.press('up', 'enter', 'down');
    expect(screen.text()).toContain('▾ Medical');
    await screen.press('enter');
    await screen.type('asthma');
    await screen.press('enter');
    await screen.type('latex');
    await screen.press('ctrl-s');
    expect(screen.row('Notes').text).toContain('asthma latex');
    await screen.press('down', 'enter');
    expect(screen.row('Doctor').text).toContain('lindt');
    await screen.press('backspace');
    expect(screen.row('Doctor').text).not.toContain('lindt');
  });

  it('loses nothing that is typed at a row with an editor of its own', async () => {
    await open();
    await screen.press('up');
    await screen.type('p');
    expect(screen.message()).toContain('Nothing can be typed here: Enter opens this part of the form.');
    await screen.press('enter', 'down');
    await screen.type('penicillin');
    await screen.press('ctrl-s');
    expect(screen.row('Notes').text).toContain('penicillin');
    await screen.type('latex');
    await screen.press('ctrl-s');
    expect(screen.row('Notes').text).toContain('penicillin latex');
  });

  it('keeps what was written in the editor unless Esc is pressed twice', async () => {
    await open();
    await screen.press('up', 'enter', 'down', 'enter');
    await screen.type('x');
    await screen.press('esc');
    expect(screen.text()).toContain('Esc again drops what you wrote.');
    await screen.press('esc');
    expect(screen.row('Notes').text).not.toContain('x');
  });
});

describe('what is typed', () => {
  it('is put away as a draft without a key, and offered again', async () => {
    await open();
    await screen.type('Ad');
    await screen.waitFor(() => log.drafts.length > 0);
    expect(log.drafts).toEqual([expect.objectContaining({ name: 'Ad' })]);
  });

  it('is put away when the program ends, however it ends', async () => {
    await open();
    await screen.type('Ada');
    for (const save of screen.services.beforeQuit) save();
    expect(log.drafts.at(-1)).toMatchObject({ name: 'Ada' });
  });

  it('is put away when another screen is gone to', async () => {
    await open();
    await screen.type('Ada');
    screen.services.router.goTo('home');
    await screen.waitFor(() => log.drafts.at(-1)?.name === 'Ada');
  });

  it('is never dropped without asking, and not by Enter', async () => {
    await open();
    await screen.type('Ada');
    await screen.press('esc');
    expect(screen.text()).toContain('What you typed is not saved.');
    await screen.press('enter');
    expect(screen.services.router.current.screen).toBe('form');
    await screen.press('esc');
    expect(screen.row('Name').text).toContain('Ada');
    await screen.press('esc', 'y');
    expect(screen.services.router.current.screen).toBe('home');
    expect(log.drafts).toEqual([]);
  });

  it('that is as it was needs no question', async () => {
    await open();
    await screen.press('esc');
    expect(screen.services.router.current.screen).toBe('home');
  });
});
