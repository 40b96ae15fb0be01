import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { signIn } from '../../../src/clinic/sessions/index.ts';
import { openClinic } from '../../../src/data/schema/index.ts';
import { openScreen, type TestScreen } from '../../support/screen.tsx';

const password = 'three green kettles';
let folder: string;
let screen: TestScreen;
const open: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-first-admin-'));
  screen = await openScreen({
    desk: null,
    route: 'first-run',
    db: join(folder, 'clinic.db'),
    onAdopt: (clinic) => open.push(clinic),
  });
});
afterEach(async () => {
  await screen.close();
  for (const clinic of open.splice(0)) await clinic.close();
  rmSync(folder, { recursive: true, force: true });
});

it('makes the clinic and its first administrator, who is signed in', async () => {
  await screen.type('Harbour Clinic');
  for (let field = 0; field < 5; field += 1) await screen.act('form.next');
  for (const text of ['Nora@Example.org', 'Nora', 'Lind', 'too short']) {
    await screen.paste(text);
    await screen.act('form.next');
  }
  expect(screen.row('Password').text).toContain('At least 12 characters.');
  expect(screen.text()).not.toContain('too short');
  await screen.press('up', 'ctrl-u');
  await screen.paste(password);
  await screen.act('form.next');
  await screen.paste(password);
  await screen.act('form.save');
  await screen.waitFor('NEXT APPOINTMENTS');
  expect(screen.lines()[0]).toMatch(/Nora Lind · admin$/);
  expect(screen.lines()[1]).toContain('8 Admin');
  expect(screen.message()).toContain('Harbour Clinic is ready. Doctors (5) come next');
  expect(screen.text()).not.toContain('Open to all');
  expect(screen.written()).not.toContain(password);

  const clinic = await openClinic({ db: join(folder, 'clinic.db') });
  open.push(clinic);
  expect(await clinic.desk.look()).toEqual({ kind: 'signed_out', why: 'nobody' });
  await expect(
    signIn(clinic.desk, { email: 'nora@example.org', password, kind: 'screen' }),
  ).resolves.toMatchObject({ user: { role: 'admin' } });
});

it('may be tried without accounts first; then Today says so, and Admin makes the first one', async () => {
  await screen.type('Quiet Clinic');
  for (let field = 0; field < 4; field += 1) await screen.act('form.next');
  await screen.press('right');
  expect(screen.text()).not.toContain('Your e-mail');
  await screen.act('form.save');
  await screen.waitFor('Open to all: there are no accounts yet.');
  await screen.press('8');
  await screen.waitFor('There are no accounts yet.');
  await screen.act('users.add');
  await screen.waitFor('The first administrator');
  for (const text of ['nora@example.org', 'Nora', 'Lind']) {
    await screen.paste(text);
    await screen.press('tab');
  }
  await screen.press('tab');
  for (const text of [password, password]) {
    await screen.paste(text);
    await screen.press('tab');
  }
  await screen.act('form.save');
  await screen.waitFor('NEXT APPOINTMENTS');
  expect(screen.lines()[0]).toMatch(/Nora Lind · admin$/);
  expect(screen.text()).not.toContain('Open to all');
});
