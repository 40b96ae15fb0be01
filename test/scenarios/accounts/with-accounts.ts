import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject, onTestFinished } from 'vitest';
import { signIn, signOut } from '../../../src/clinic/sessions/index.ts';
import { userAdd } from '../../../src/clinic/users/index.ts';
import { openClinic } from '../../../src/data/schema/index.ts';
import type { Desk, Role } from '../../../src/desk/index.ts';
import { backUpHere, undoHere } from '../../../src/tui/open.ts';
import { furnish, HOUSE } from '../../clinic/queue/house.ts';
import { openTestClinic, type TestClinic, testClock } from '../../support/clinic.ts';
import { copyClinic } from '../../support/copy-clinic.ts';
import { jobsHere } from '../../support/jobs.ts';
import { type OpenScreenOptions, openScreen, type TestScreen } from '../../support/screen.tsx';

export interface Person {
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly role: Role;
  readonly password: string;
}

export const NORA: Person = {
  email: 'nora@example.org',
  first_name: 'Nora',
  last_name: 'Lind',
  role: 'admin',
  password: 'three green kettles',
};
export const ANA: Person = {
  email: 'ana@example.org',
  first_name: 'Ana',
  last_name: 'Díaz',
  role: 'staff',
  password: 'harbour lights at dusk',
};
export const BEN: Person = {
  email: 'ben@example.org',
  first_name: 'Ben',
  last_name: 'Okafor',
  role: 'nurse',
  password: 'a bicycle made of oak',
};

export interface HouseWithAccounts {
  readonly clinic: TestClinic;
  /** The administrator's desk, signed in. */
  readonly office: Desk;
  /** Another desk at which somebody is signed in. */
  deskOf(person: Person): Promise<Desk>;
  /** A screen at which nobody is signed in yet. */
  screen(options?: Partial<OpenScreenOptions>): Promise<TestScreen>;
}

/** The clinic as every test of a file begins with it: a password takes a while to be hashed. */
let template: Promise<string> | undefined;

/** A clinic in which Nora administers, and Ana and Ben work. */
export async function houseWithAccounts(): Promise<HouseWithAccounts> {
  template ??= makeTemplate();
  const clinic = await openTestClinic({ copyOf: await template });
  onTestFinished(() => clinic.close());
  const enter = async (desk: Desk, { email, password }: Person) => {
    await desk.use((await signIn(desk, { email, password, kind: 'screen' })).token);
    return desk;
  };
  return {
    clinic,
    office: await enter(clinic.desk, NORA),
    deskOf: async (person) => enter(await clinic.anotherDesk(), person),
    async screen(options = {}) {
      const desk = await clinic.anotherDesk({ name: 'frontdesk' });
      const screen = await openScreen({
        desk,
        clock: clinic.clock,
        undo: undoHere,
        backUp: backUpHere,
        jobs: jobsHere({ desk, engine: desk.engine, backups: clinic.backups, close: async () => {} }),
        ...options,
      });
      onTestFinished(() => screen.close());
      return screen;
    },
  };
}

async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-accounts-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const db = join(folder, 'clinic.db');
  copyClinic(inject('emptyClinic'), db);
  const { desk, close } = await openClinic({ db, clock: testClock('2026-11-21T10:40:00.000Z') });
  await furnish(desk, HOUSE);
  await desk.perform(userAdd, NORA);
  await desk.use((await signIn(desk, { ...NORA, kind: 'screen' })).token);
  for (const person of [ANA, BEN]) await desk.perform(userAdd, person);
  await desk.perform(signOut, {});
  await close();
  return db;
}

/** Fills in the sign-in screen and goes in. */
export async function signInAt(screen: TestScreen, { email, password }: Person): Promise<void> {
  await screen.waitFor('E-mail');
  await screen.paste(email);
  await screen.press('enter');
  await screen.paste(password);
  await screen.press('enter');
  await screen.waitFor('NEXT APPOINTMENTS');
}
