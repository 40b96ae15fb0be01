import { expect, test } from 'vitest';
import { openPty } from '../support/terminal/pty.ts';
import { openHouse, sitDown } from './house.ts';

test('what is typed ahead of a screen reaches its search line', async () => {
  const pty = await sitDown(await openHouse());
  pty.type('/okafor');
  await pty.waitFor(/ \/ okafor .*1 of 6/);
});

test('what is typed ahead of a form reaches its fields, in one packet', async () => {
  const pty = await sitDown(await openHouse());
  pty.type('nSamira u 3\tBenali\t7.3.1988');
  await pty.waitFor(/Born +7\.3\.1988/);
  expect(pty.row('First name')).toContain('Samira u 3');
  expect(pty.row('Last name')).toContain('Benali');
});

test('what is typed ahead of the start reaches the screen that comes', async () => {
  const pty = openPty({ env: { FRONTDESK_DB: (await openHouse()).path } });
  await pty.waitFor(() => pty.takesKeys());
  pty.type('/haddad\r');
  await pty.waitFor(/ \/ haddad .*1 of 6/);
  // Enter came along: letters act in the list now.
  await pty.waitFor('e edit');
});
