import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { furnish, HOUSE } from '../clinic/queue/house.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';
import type { DoctorFacts } from '../support/furnish.ts';
import { openPty, type Pty, type PtyOptions } from '../support/terminal/pty.ts';

/** Whatever day and hour the test is run at. */
const alwaysOnDuty: DoctorFacts = {
  full_name: 'Anna Lindt',
  specializations: ['G'],
  days: [0, 1, 2, 3, 4, 5, 6],
  hours: ['00:00', '23:59'],
};

/** A clinic with six patients and two specializations, on today's clock: the program in the terminal has no other. */
export async function openHouse(): Promise<TestClinic> {
  const clinic = await openTestClinic({ now: new Date().toISOString() });
  onTestFinished(() => clinic.close());
  await furnish(clinic.desk, { ...HOUSE, doctors: { L1: alwaysOnDuty } });
  return clinic;
}

/** Who looks after the house, where it has accounts. */
export const nora = {
  email: 'nora@example.org',
  first_name: 'Nora',
  last_name: 'Lind',
  role: 'admin',
  password: 'three green kettles',
} as const;

/** Nora signs in at a terminal that asks for it. */
export async function signInAt(pty: Pty): Promise<void> {
  await pty.waitFor('E-mail');
  pty.type(nora.email);
  pty.press('enter');
  pty.type(nora.password);
  pty.press('enter');
  await pty.waitFor('NEXT APPOINTMENTS');
}

/** A folder in which there is nothing yet. */
export function emptyHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'frontdesk-home-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

/** Somebody sits down at a terminal: the program has started and shows the day. */
export async function sitDown(clinic: TestClinic, options: Partial<PtyOptions> = {}): Promise<Pty> {
  const pty = openPty({ ...options, env: { FRONTDESK_DB: clinic.path, ...options.env } });
  await pty.waitFor('NEXT APPOINTMENTS');
  return pty;
}
