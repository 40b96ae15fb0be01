import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sessionList, signOut } from '../../src/clinic/sessions/index.ts';
import { userAdd, userEnable, userList } from '../../src/clinic/users/index.ts';
import { openClinic } from '../../src/data/schema/index.ts';
import type { Desk } from '../../src/desk/index.ts';
import { signInAs } from '../support/accounts.ts';
import { openPty, type Pty } from '../support/terminal/pty.ts';
import { emptyHome } from './house.ts';

const password = 'three green kettles';
const nora = { email: 'nora@example.org', first_name: 'Nora', last_name: 'Lind' };
const ines = { email: 'ines@example.org', first_name: 'Ines', last_name: 'Roth', role: 'admin', password };

/** From an empty folder to Nora, who has just made the clinic and is signed in. */
async function firstRun(home: string): Promise<Pty> {
  const pty = openPty({ env: { FRONTDESK_HOME: home } });
  await pty.waitFor('There is no clinic here yet.');
  pty.type('Riverside');
  pty.press('tab', 'tab', 'tab', 'tab', 'tab');
  for (const text of [nora.email, nora.first_name, nora.last_name, password, password]) {
    pty.type(text);
    pty.press('tab');
  }
  pty.press('ctrl-s');
  await pty.waitFor('✓ Riverside is ready');
  await pty.waitFor('Nora Lind · admin');
  return pty;
}

/** What is typed is refused, and forgotten. */
async function tryWrong(pty: Pty, typed: string): Promise<void> {
  pty.type(typed);
  await pty.waitFor(/Password +•/);
  pty.press('enter');
  await pty.waitFor(() => pty.text().includes('✗') && !pty.text().includes('•'));
}

// A dozen passwords are hashed on the way.
test('first run, a half-typed form, the lock, six wrong passwords, locked out, and back to the form', {
  timeout: 120_000,
}, async () => {
  const home = emptyHome();
  const pty = await firstRun(home);
  await at(home, nora.email, (desk) => desk.perform(userAdd, ines));
  pty.press('n');
  await pty.waitFor('New patient');
  pty.type('Samira');
  pty.press('tab');
  pty.type('Ben');
  await pty.waitFor(/▸ Last name +Ben/);
  pty.press('ctrl-x');
  await pty.waitFor('Locked');
  for (const typed of ['a', 'bb', 'ccc', 'dddd', 'eeeee', 'ffffff']) await tryWrong(pty, typed);
  expect(pty.text()).toMatch(
    /✗ Too many wrong passwords in a row: wait a little\. Try again at \d\d:\d\d:\d\d\./,
  );
  await tryWrong(pty, password);
  expect(pty.text()).toContain('Too many wrong passwords');
  expect(pty.text()).not.toContain('Samira');

  // Another administrator lifts the lock: nobody has to wait.
  await at(home, ines.email, async (desk) => {
    const locked = (await desk.read(userList, {})).find(({ email }) => email === nora.email);
    expect(locked?.locked_until).not.toBeNull();
    await desk.perform(userEnable, { id: locked?.id ?? '' });
  });
  pty.type(password);
  pty.press('enter');
  await pty.waitFor('New patient');
  expect(pty.row('First name')).toContain('Samira');
  pty.type('ali');
  await pty.waitFor(/▸ Last name +Benali/);
  pty.press('ctrl-c', 'ctrl-c');
  await pty.waitFor('Quit?');
  pty.press('y');
  expect(await pty.ended()).toMatchObject({ code: 0, changed: [] });
  // Who has quit is not signed in any more.
  const still = await at(home, ines.email, (desk) => desk.read(sessionList, {}));
  expect(still.map(({ user }) => user.full_name)).toEqual(['Ines Roth']);
});

/** What somebody does at another desk meanwhile. */
async function at<T>(home: string, email: string, body: (desk: Desk) => Promise<T>): Promise<T> {
  const { desk, close } = await openClinic({ db: join(home, 'clinic.db') });
  try {
    await signInAs(desk, email, password);
    const answer = await body(desk);
    await desk.perform(signOut, {});
    return answer;
  } finally {
    await close();
  }
}
