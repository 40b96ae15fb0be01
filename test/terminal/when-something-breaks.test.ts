import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { emptyHome, openHouse, sitDown } from './house.ts';

/** A module that the runtime loads before the program, to break it from outside while it runs: at this signal. */
function breakAt(signal: NodeJS.Signals, how: string): { NODE_OPTIONS: string } {
  const file = join(emptyHome(), 'break.mjs');
  writeFileSync(file, `process.on(${JSON.stringify(signal)}, () => { ${how} });`);
  return { NODE_OPTIONS: `--import=${file}` };
}

test('a mistake in the program ends it with the terminal as it was, and a line that says so', async () => {
  const clinic = await openHouse();
  const env = breakAt('SIGURG', "setTimeout(() => { throw new TypeError('a \\u001b[31mbroken screen') })");
  const pty = await sitDown(clinic, { env });
  pty.press('n');
  await pty.waitFor('New patient');
  pty.type('Samira');
  await pty.waitFor(/First name +Samira/);
  pty.signal('SIGURG');
  const end = await pty.ended();
  expect(end).toMatchObject({ code: 1, changed: [] });
  const said = end.said.join('');
  expect(said).toMatch(
    /^The front desk stopped because of a mistake in the program\. Nothing half done was kept/,
  );
  // Where it was, and not what it said: a message may quote a row.
  expect(said).toMatch(/TypeError\s+at /);
  expect(said).not.toContain('a broken screen');
  // What was typed is kept all the same.
  const next = await sitDown(clinic);
  await next.waitFor('Not saved yet');
});

test('a failure nobody waited for is said on the message line, and the screens go on', async () => {
  const env = breakAt('SIGURG', "Promise.reject(new Error('the printer is on fire'))");
  const pty = await sitDown(await openHouse(), { env });
  pty.signal('SIGURG');
  await pty.waitFor('the printer is on fire');
  pty.press('2');
  await pty.waitFor('Haddad, Rima');
  pty.press('ctrl-c', 'ctrl-c');
  expect(await pty.ended()).toEqual({ code: 0, said: [], changed: [] });
});

test('a table that is gone is said where it is missed; when it is back, so is the list', async () => {
  const clinic = await openHouse();
  const pty = await sitDown(clinic);
  const database = new Database(clinic.path);
  onTestFinished(() => void database.close());
  database.exec('pragma legacy_alter_table = on; alter table patients rename to mislaid');
  pty.press('2');
  await pty.waitFor('✗ That did not work: no such table: patients');
  database.exec('alter table mislaid rename to patients');
  pty.type('had');
  await pty.waitFor(/Haddad, Rima/);
  pty.press('ctrl-c', 'ctrl-c');
  expect(await pty.ended()).toEqual({ code: 0, said: [], changed: [] });
});
