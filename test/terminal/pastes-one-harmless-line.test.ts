import { expect, test } from 'vitest';
import { openHouse, sitDown } from './house.ts';

const HOSTILE = 'Samira\r\nAnn\tLou\u001b[2J\u001b]0;owned\u0007\u001b[31;45;7m\u0000\u202eharmless';

test('what is pasted into a field lands as one line of plain text and presses no key', async () => {
  const clinic = await openHouse();
  const pty = await sitDown(clinic);
  pty.press('n');
  await pty.waitFor('New patient');
  pty.paste(HOSTILE);
  await pty.waitFor(/First name +Samira Ann Louharmless/);
  expect(pty.row('Last name').replace(/[^a-z]/giu, '')).toBe('Lastname');
  // It went nowhere else, and the terminal never got to see the rest of it.
  for (const raw of ['\u001b]0;', '31;45;7', '\u202e', '\u0000', '\u0007'])
    expect(pty.written()).not.toContain(raw);
  expect(pty.lines()[0]).toContain('Clinic');
});

test('a search line takes a pasted line with a line break at its end', async () => {
  const pty = await sitDown(await openHouse());
  pty.press('/');
  await pty.waitFor('6 patients');
  pty.paste('Haddad\n');
  await pty.waitFor(/\/ Haddad .*1 of 6/);
  pty.type('x');
  await pty.waitFor(/\/ Haddad ?x .*0 of 6/);
});

test('where there is no field, a paste does nothing and says so', async () => {
  const pty = await sitDown(await openHouse());
  pty.paste('n3u\n');
  await pty.waitFor('There is no text field to paste into here.');
  expect(pty.text()).toContain('NEXT APPOINTMENTS');
});
