import { expect, test } from 'vitest';
import type { Pty, PtyOptions } from '../support/terminal/pty.ts';
import { openHouse, sitDown } from './house.ts';

/** The text attributes the program asked for: `1` bold, `7` inverse, `31` red, `38;5;9` … */
function attributes(pty: Pty): Set<string> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what this looks for
  return new Set([...pty.written().matchAll(/\u001b\[([0-9;]*)m/gu)].map(([, attribute = '']) => attribute));
}

const isColour = (attribute: string) => /^(3\d|4\d|9\d|10[0-7])(;|$)/u.test(attribute);

async function lookAround(options: Partial<PtyOptions>): Promise<Pty> {
  const pty = await sitDown(await openHouse(), options);
  pty.press('2');
  await pty.waitFor('Haddad, Rima');
  pty.press('down');
  await pty.waitFor(/▸.*Brandt, Ilse/);
  pty.press('enter');
  await pty.waitFor('P-00004');
  pty.press('3');
  await pty.waitFor('Nobody waits here.');
  pty.press('?');
  await pty.waitFor('Call the next patient');
  return pty;
}

test.each([
  ['NO_COLOR', { env: { NO_COLOR: '1' } }],
  ['--no-color', { args: ['--no-color'] }],
])('%s leaves every colour out; bold and inverse still say where one is', async (_, options) => {
  const found = attributes(await lookAround(options));
  expect([...found].filter(isColour)).toEqual([]);
  expect(found).toContain('1');
  expect(found).toContain('7');
});

test('colours there are otherwise, also where NO_COLOR is empty', async () => {
  const found = attributes(await lookAround({ env: { NO_COLOR: '' } }));
  expect([...found].some(isColour)).toBe(true);
});

test('nothing but the shell is on the terminal after leaving without colours', async () => {
  const pty = await sitDown(await openHouse(), { args: ['--no-color'] });
  pty.press('7');
  await pty.waitFor('none pending');
  pty.press('ctrl-c');
  await pty.waitFor('Ctrl+C again');
  pty.press('ctrl-c');
  await pty.ended();
  expect(pty.written()).not.toContain('Warning');
});
