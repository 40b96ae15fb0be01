import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formOf } from '../../src/storage/sqlite/connect.ts';
import { filesWith } from '../support/planted.ts';
import { openPty } from '../support/terminal/pty.ts';
import { emptyHome } from './house.ts';

test('the first run with a key makes an encrypted clinic; without the key the next start says which is wanted', async () => {
  const home = emptyHome();
  const key = { FRONTDESK_DB_KEY: 'ab'.repeat(32) };
  const pty = openPty({ env: { FRONTDESK_HOME: home, ...key } });
  await pty.waitFor('There is no clinic here yet.');
  pty.type('Riverside');
  // Without accounts.
  pty.press('tab', 'tab', 'tab', 'tab', 'right', 'ctrl-s');
  await pty.waitFor('ON DUTY');
  // A job in a process of its own has the key, too.
  pty.press('ctrl-b');
  await pty.waitFor('Backup made and proved');
  pty.type('7');
  await pty.waitFor(/clinic\.db · SQLite · .* · encrypted/);
  pty.press('ctrl-c', 'ctrl-c');
  expect(await pty.ended()).toMatchObject({ code: 0 });
  expect(formOf(join(home, 'clinic.db')).kind).toBe('encrypted');
  expect(filesWith(home, 'Riverside')).toEqual([]);

  const locked = openPty({ env: { FRONTDESK_HOME: home } });
  const { code, said } = await locked.ended();
  expect(code).toBe(5);
  expect(said.join(' ')).toContain('is encrypted with the key');
});
