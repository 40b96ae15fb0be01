import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Dialogs, dialogsOf } from '../../../src/tui/components/dialog/use-dialogs.tsx';
import { openScreen, type TestScreen } from '../../support/screen.tsx';
import { fakeDesk, listWords } from '../fake-desk.ts';
import { practiceScreens } from '../practice-screens.tsx';

let screen: TestScreen;
let dialogs: Dialogs;
beforeEach(async () => {
  screen = await openScreen({ desk: fakeDesk(), catalogue: practiceScreens, route: 'fruit' });
  dialogs = dialogsOf(screen.services);
});
afterEach(() => screen.close());

/** Opens a dialog as an action would, and waits until it is drawn. */
async function opened<T>(answer: Promise<T>): Promise<Promise<T>[]> {
  await screen.waitFor('┌');
  return [answer];
}

describe('dialogs', () => {
  it('confirm with y, not with Enter', async () => {
    const [answer] = await opened(
      dialogs.confirm({ title: 'Cancel?', lines: ['The visit of Ada.'], yes: 'cancel it' }),
    );
    await screen.press('enter', 'c');
    expect(screen.text()).toContain('The visit of Ada.');
    await screen.press('y');
    expect(await answer).toBe(true);
    expect(screen.text()).not.toContain('The visit of Ada.');
  });

  it('keep their keys and fields in sight, however much there is to say', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => `Table ${index + 1}: 3 → 4`);
    await opened(dialogs.confirm({ title: 'Apply?', lines, yes: 'apply it' }));
    expect(screen.row('y  apply it').index).toBe(screen.row('…').index + 2);
    await screen.press('esc');
    const [answer] = await opened(dialogs.typeName({ title: 'Go back?', lines, name: 'Praxis' }));
    expect(screen.text()).toContain('Type  Praxis  to go on');
    await screen.type('Praxis');
    await screen.press('enter');
    expect(await answer).toBe(true);
  });

  it('ask for a reason, and say that one is needed', async () => {
    const [answer] = await opened(dialogs.ask({ title: 'Remove', label: 'Why' }));
    await screen.press('enter');
    expect(screen.message()).toBe('! Why is needed to go on.');
    await screen.type(' went home ');
    await screen.press('enter');
    expect(await answer).toBe('went home');
  });

  it('have the largest acts typed out', async () => {
    const [answer] = await opened(
      dialogs.typeName({ title: 'Restore', lines: ['14 rows go.'], name: 'restore' }),
    );
    await screen.type('restor');
    await screen.press('enter');
    expect(screen.message()).toContain('Type restore exactly');
    await screen.type('e');
    await screen.press('enter');
    expect(await answer).toBe(true);
  });

  it('choose from a list by a few letters, and with the arrows', async () => {
    const options = ['General practice', 'Cardiology', 'Dermatology'].map((label) => ({
      value: label,
      label,
    }));
    const [first] = await opened(dialogs.choose({ title: 'Where to', options }));
    await screen.type('derm');
    expect(screen.text()).toContain('1 of 3');
    await screen.press('enter');
    expect(await first).toBe('Dermatology');
    const [second] = await opened(dialogs.choose({ title: 'Where to', options }));
    await screen.press('down', 'enter');
    expect(await second).toBe('Cardiology');
  });

  it('find in the database as one types', async () => {
    const [answer] = await opened(
      dialogs.find({
        title: 'Which fruit',
        query: listWords,
        input: (like) => ({ like }),
        option: (word) => ({ value: word.toUpperCase(), label: word }),
      }),
    );
    await screen.send('plu\r');
    expect(await answer).toBe('PLUM');
  });

  it('stand above one another, the topmost hearing the keys', async () => {
    const [below] = await opened(dialogs.ask({ title: 'Below', label: 'Why' }));
    const [above] = await opened(dialogs.confirm({ title: 'Above', lines: ['Sure?'], yes: 'yes' }));
    await screen.waitFor('Sure?');
    await screen.press('y');
    expect(await above).toBe(true);
    await screen.type('y');
    await screen.press('enter');
    expect(await below).toBe('y');
  });

  it('leave nothing of what is beneath showing through', async () => {
    await opened(dialogs.confirm({ title: 'Cancel?', lines: ['Line.'], yes: 'yes' }));
    const box = screen.lines().filter((line) => line.includes('│'));
    expect(box).toHaveLength(3);
    for (const line of box) expect(line.split('│')[1]).not.toMatch(/apple|pear|plum/);
  });

  it('that cannot be drawn are left, with the reason on the message line', async () => {
    const answer = dialogs.open(() => <Broken />);
    expect(await answer).toBeNull();
    await screen.waitFor('That did not work: no such date');
    await screen.press('down');
    expect(screen.row('pear').text).toContain('▸');
  });
});

function Broken(): never {
  throw new Error('no such date');
}
