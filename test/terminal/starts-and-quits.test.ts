import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPty, type Pty } from '../support/terminal/pty.ts';
import { emptyHome, openHouse, sitDown } from './house.ts';

const UNHARMED = { code: 0, said: [], changed: [] };

test('an empty folder shows the first run, and quitting it leaves the folder empty', async () => {
  const home = emptyHome();
  const pty = openPty({ env: { FRONTDESK_HOME: home } });
  await pty.waitFor('There is no clinic here yet.');
  pty.press('ctrl-c', 'ctrl-c');
  expect(await pty.ended()).toEqual(UNHARMED);
  expect(readdirSync(home)).toEqual([]);
});

test('the first run makes a clinic, and the next start shows its day', async () => {
  const env = { FRONTDESK_HOME: emptyHome() };
  const pty = openPty({ env });
  await pty.waitFor('There is no clinic here yet.');
  pty.type('Riverside');
  // Without accounts.
  pty.press('tab', 'tab', 'tab', 'tab', 'right', 'ctrl-s');
  await pty.waitFor('✓ Riverside is ready');
  await pty.waitFor('ON DUTY');
  pty.press('ctrl-c', 'ctrl-c');
  expect(await pty.ended()).toEqual(UNHARMED);
  const next = openPty({ env });
  await next.waitFor(/^ Riverside .*\n 1 Today .*\n─+\n NEXT APPOINTMENTS/);
});

test('a clinic shows the day, and Ctrl+C twice gives the terminal back', async () => {
  const pty = await sitDown(await openHouse());
  expect(pty.isOnAlternateScreen()).toBe(true);
  expect(pty.lines()[1]).toContain('1 Today 2 Patients');
  pty.press('ctrl-c');
  await pty.waitFor('Ctrl+C again quits.');
  pty.press('ctrl-c');
  expect(await pty.ended()).toEqual(UNHARMED);
});

test('quits by name, typed ahead in one go before the program has even started', async () => {
  const pty = openPty({ env: { FRONTDESK_DB: (await openHouse()).path } });
  pty.type(':quit\r');
  // What was typed before the program took the keyboard is echoed by the terminal; the shell's screen may show it.
  expect(await pty.ended()).toMatchObject({ code: 0, changed: [] });
});

test('draws for whoever sits at the terminal, also where a variable CI is set', async () => {
  const pty = await sitDown(await openHouse(), { env: { CI: 'true' } });
  pty.press('ctrl-c', 'ctrl-c');
  expect(await pty.ended()).toEqual(UNHARMED);
});

test.each([
  ['q', (wall: Pty) => wall.press('q'), 0],
  ['SIGTERM', (wall: Pty) => wall.signal('SIGTERM'), 143],
  ['a closed window', (wall: Pty) => wall.hangUp(), 129],
])('the wall ends by %s', async (_, end, code) => {
  const wall = openPty({ env: { FRONTDESK_DB: (await openHouse()).path }, args: ['board'] });
  await wall.waitFor('Nobody is waiting.');
  end(wall);
  const left = await wall.ended();
  expect(left.code).toBe(code);
  if (code !== 129) expect(left).toMatchObject({ said: [], changed: [] });
});

test('a file that is no database is said to be one, left as it is, and Esc gives the terminal back', async () => {
  const file = join(emptyHome(), 'clinic.db');
  const diary = 'Dear diary, this is not a database.\n'.repeat(200);
  writeFileSync(file, diary);
  const pty = openPty({ env: { FRONTDESK_DB: file } });
  await pty.waitFor('The database is damaged.');
  await pty.waitFor('Esc leaves everything as it is.');
  pty.press('esc');
  expect(await pty.ended()).toEqual(UNHARMED);
  expect(readFileSync(file, 'utf8')).toBe(diary);
});
