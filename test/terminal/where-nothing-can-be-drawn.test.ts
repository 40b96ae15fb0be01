import { expect, onTestFinished, test } from 'vitest';
import { CommandLine } from '../cli/frontdesk.ts';
import { openPty } from '../support/terminal/pty.ts';
import { emptyHome, openHouse } from './house.ts';

test('a dumb terminal gets the status, in plain text, and the shell back', async () => {
  const pty = openPty({ env: { FRONTDESK_DB: (await openHouse()).path, TERM: 'dumb' } });
  const end = await pty.ended();
  expect(end).toMatchObject({ code: 0, changed: [] });
  expect(end.said.join('\n')).toContain('Holds        6 patients');
  expect(pty.written()).not.toContain('\u001b');
});

test('a dumb terminal without a clinic is told where it would be', async () => {
  const pty = openPty({ env: { FRONTDESK_HOME: emptyHome(), TERM: 'dumb' } });
  const end = await pty.ended();
  expect(end).toMatchObject({ code: 0, changed: [] });
  expect(end.said.join('')).toContain('clinic.db');
});

test('without a terminal at its ends it prints the status', async () => {
  const clinic = await openHouse();
  const command = new CommandLine();
  onTestFinished(() => command.remove());
  const ran = await command.run(['--db', clinic.path]);
  expect(ran).toMatchObject({ exit: 0, err: '' });
  expect(ran.out).toContain('Holds        6 patients');
  expect(ran.out).not.toContain('\u001b');
});
