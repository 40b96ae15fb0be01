import { onTestFinished } from 'vitest';
import { type DraftRow, listDrafts } from '../../../src/clinic/drafts/index.ts';
import {
  type PatientRecord,
  registerPatient,
  searchPatients,
  showPatient,
} from '../../../src/clinic/patients/index.ts';
import type { DeskDoor } from '../../../src/tui/data/index.ts';
import { undoHere } from '../../../src/tui/open.ts';
import { furnish, HOUSE } from '../../clinic/queue/house.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { type OpenScreenOptions, openScreen, type TestScreen } from '../../support/screen.tsx';

export interface Facts {
  first_name: string;
  last_name: string;
  birth_date?: string;
  gender?: string;
  phone?: string;
  email?: string;
  allergies?: string;
}

export const SAMIRA: Facts = {
  first_name: 'Samira',
  last_name: 'Smith',
  birth_date: '1988-03-07',
  gender: 'Female',
  phone: '020 7946 0712',
  email: 'samira@example.org',
  allergies: 'penicillin, latex',
};
export const JAN: Facts = {
  first_name: 'Jan',
  last_name: 'Smits',
  birth_date: '1951-12-07',
  phone: '+31 20 555 0712',
};
export const RUTH: Facts = {
  first_name: 'Ruth',
  last_name: 'Goldsmith',
  birth_date: '2007-12-14',
  phone: '0161 496 0199',
};

export interface Reception {
  readonly clinic: TestClinic;
  readonly screen: TestScreen;
  /** A patient as the database has her, by number. */
  patient(number: string): Promise<PatientRecord>;
  drafts(): Promise<DraftRow[]>;
  /** How many the database finds. */
  count(text: string): Promise<number>;
  /** Ends the first terminal as kill -9 does: nothing more of it reaches the database. */
  kill(): void;
  /** Another terminal of the same receptionist. */
  anotherScreen(options?: Partial<OpenScreenOptions>): Promise<TestScreen>;
}

/** A clinic with these patients, P-00001 on, and a receptionist at a screen. All is closed with the test. */
export async function atReception(
  patients: readonly Facts[] = [],
  options: Partial<OpenScreenOptions> = {},
): Promise<Reception> {
  const clinic = await openTestClinic();
  onTestFinished(() => clinic.close());
  await furnish(clinic.desk, { ...HOUSE, patients: [] });
  for (const facts of patients) {
    await clinic.desk.perform(registerPatient, { birth_date: '1980-01-01', gender: 'Other', ...facts });
  }
  let isKilled = false;
  const { desk } = clinic;
  const mortal: DeskDoor = {
    actor: desk.actor,
    standing: desk.standing,
    use: (token) => desk.use(token),
    look: () => desk.look(),
    onStanding: (listener) => desk.onStanding(listener),
    onChange: (listener) => desk.onChange(listener),
    read: (query, input) => (isKilled ? forever() : desk.read(query, input)),
    perform: (operation, input) => (isKilled ? forever() : desk.perform(operation, input)),
  };
  const open = async (more: Partial<OpenScreenOptions>) => {
    const screen = await openScreen({
      desk,
      clock: clinic.clock,
      route: 'patients',
      undo: undoHere,
      ...options,
      ...more,
    });
    onTestFinished(() => screen.close());
    return screen;
  };
  return {
    clinic,
    screen: await open({ desk: mortal }),
    kill: () => {
      isKilled = true;
    },
    patient: (number) => clinic.desk.read(showPatient, { id: number }),
    drafts: () => clinic.desk.read(listDrafts, {}),
    count: async (text) => (await clinic.desk.read(searchPatients, { text })).length,
    anotherScreen: (more = {}) => open(more),
  };
}

function forever<T>(): Promise<T> {
  return new Promise(() => {});
}
