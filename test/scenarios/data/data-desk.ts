import { onTestFinished } from 'vitest';
import type { z } from 'zod';
import { Patient, registerPatient } from '../../../src/clinic/patients/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import type { Job } from '../../../src/data/job.ts';
import { backUpHere, undoHere } from '../../../src/tui/open.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish, look } from '../../support/furnish.ts';
import { jobsHere } from '../../support/jobs.ts';
import { type OpenScreenOptions, openScreen, type TestScreen } from '../../support/screen.tsx';

/** Sunday 22 November 2026, 09:00 in London. */
export const sundayMorning = '2026-11-22T09:00:00.000Z';

export interface DataDesk {
  readonly clinic: TestClinic;
  readonly screen: TestScreen;
  /** The last names of all patients, in order. */
  names(): Promise<string[]>;
}

export const sizes: readonly (readonly [columns: number, rows: number])[] = [
  [80, 24],
  [120, 40],
];

/** A small clinic with an administrator at its Data screen. All is closed with the test. */
export async function atTheDataScreen(
  options: Partial<OpenScreenOptions> & { before?: (clinic: TestClinic) => Promise<unknown> } = {},
): Promise<DataDesk> {
  const { before, ...shown } = options;
  const clinic = await openTestClinic({ now: sundayMorning });
  onTestFinished(() => clinic.close());
  await furnish(clinic.desk, {
    time_zone: 'Europe/London',
    specializations: { G: { name: 'General practice' }, C: { name: 'Cardiology' } },
    patients: [
      { first_name: 'Samira', last_name: 'Smith' },
      { first_name: 'Jonas', last_name: 'Meyer' },
    ],
    doctors: { L1: { full_name: 'Anna Lindt', specializations: ['G'], days: [1, 2, 3, 4, 5] } },
  });
  await before?.(clinic);
  const screen = await openScreen({
    desk: clinic.desk,
    clock: clinic.clock,
    db: clinic.path,
    route: 'data',
    undo: undoHere,
    backUp: backUpHere,
    jobs: jobsHere({ ...clinic, close: async () => {} }),
    ...shown,
  });
  onTestFinished(() => screen.close());
  return { clinic, screen, names: () => namesOf(clinic) };
}

function namesOf({ desk }: TestClinic): Promise<string[]> {
  return look(desk, async ({ em }) => {
    const patients = await em.find(Patient, {}, { orderBy: { last_name: 'asc' } });
    return patients.map(({ last_name }) => last_name);
  });
}

/** Does a job before anybody sits down. */
export function done<I extends z.ZodType, R>(
  clinic: TestClinic,
  job: Job<I, R>,
  input: z.input<I>,
): Promise<R> {
  return carryOut({ ...clinic, close: async () => {} }, job, input);
}

export function register(clinic: TestClinic, first_name: string, last_name: string): Promise<unknown> {
  return clinic.desk.perform(registerPatient, {
    first_name,
    last_name,
    birth_date: '1991-06-14',
    gender: 'Female',
  });
}
