import {
  type AppointmentRow,
  bookAppointment,
  listAppointments,
} from '../../../src/clinic/appointments/index.ts';
import { doctorList } from '../../../src/clinic/doctors/index.ts';
import { searchPatients } from '../../../src/clinic/patients/index.ts';
import { undoHere } from '../../../src/tui/open.ts';
import { furnish } from '../../clinic/appointments/house.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { openScreen, type TestScreen } from '../../support/screen.tsx';

/** Monday 23 November 2026, 08:00 in Berlin. */
export const morning = '2026-11-23T07:00:00.000Z';

export interface BookDesk {
  readonly clinic: TestClinic;
  readonly screen: TestScreen;
  /** What the database holds of a day by time and patient number, cancelled ones too. */
  visits(date?: string): Promise<AppointmentRow[]>;
  close(): Promise<void>;
}

export interface Booked {
  patient: string;
  start: string;
  doctor?: string;
  duration?: number;
  overbook?: string;
}

/** The appointment book on the screen of one desk, in the furnished clinic, with these visits in it. */
export async function openBookDesk(
  options: {
    now?: string;
    booked?: readonly Booked[];
    /** The params of the screen; `patient` by number. Dr Lindt's page unless said. */
    params?: Readonly<Record<string, string>>;
    size?: readonly [number, number];
    /** Another screen to begin on. */
    route?: string;
    /** Something that happened before the screen was opened. */
    before?: (clinic: TestClinic) => Promise<unknown>;
  } = {},
): Promise<BookDesk> {
  const clinic = await openTestClinic({ now: options.now ?? morning });
  await furnish(clinic.desk);
  for (const visit of options.booked ?? []) {
    await clinic.desk.perform(bookAppointment, { doctor: 'L1', ...visit });
  }
  await options.before?.(clinic);
  const params = { ...(options.params ?? { doctor: await doctorId(clinic, 'L1') }) };
  if (params.patient) params.patient = await patientId(clinic, params.patient);
  if (options.route === 'patients') params.id = await patientId(clinic, params.id ?? '');
  const screen = await openScreen({
    desk: clinic.desk,
    clock: clinic.clock,
    house: { name: 'Riverside Clinic', time_zone: 'Europe/Berlin' },
    undo: undoHere,
    route: options.route ?? 'appointments',
    params,
    ...(options.size && { size: options.size }),
  });
  await screen.waitFor(options.route ? 'Smith' : 'Dr ');
  return {
    clinic,
    screen,
    async visits(date = '2026-11-23') {
      const rows = await clinic.desk.read(listAppointments, { date });
      const order = (row: AppointmentRow) => `${row.start} ${row.patient_number}`;
      return rows.toSorted((a, b) => order(a).localeCompare(order(b)));
    },
    async close() {
      await screen.close();
      await clinic.close();
    },
  };
}

export async function patientId(clinic: TestClinic, number: string): Promise<string> {
  const [found] = await clinic.desk.read(searchPatients, { text: number });
  if (!found) throw new Error(`No patient ${number}.`);
  return found.id;
}

async function doctorId(clinic: TestClinic, licence: string): Promise<string> {
  const [found] = await clinic.desk.read(doctorList, { text: licence });
  if (!found) throw new Error(`No doctor ${licence}.`);
  return found.id;
}
