import { refuse } from '../../../desk/index.ts';
import { comparable } from '../columns/names.ts';
import { appointments } from './appointments.ts';
import { doctorAbsences } from './doctor-absences.ts';
import { doctorSchedules } from './doctor-schedules.ts';
import { doctorSpecializations } from './doctor-specializations.ts';
import { doctors } from './doctors.ts';
import { patients } from './patients.ts';
import { queueEntries } from './queue-entries.ts';
import { specializations } from './specializations.ts';
import type { ImportTable } from './table.ts';

export type { Cells, ImportTable, TableRead } from './table.ts';

/** Every table that files can be read into, in an order in which each finds what it refers to. */
export const importTables: readonly ImportTable[] = [
  specializations,
  patients,
  doctors,
  doctorSpecializations,
  doctorSchedules,
  doctorAbsences,
  appointments,
  queueEntries,
];

/** Throws `usage` for a table there is not. */
export function tableNamed(name: string): ImportTable {
  const names = importTables.map((table) => table.name).join(', ');
  return (
    tableCalled(name) ??
    refuse('usage', `Files cannot be read into “${name}”.`, { hint: `The tables are: ${names}.` })
  );
}

/** The table that people mean by a name (`Providers`, `doctor_schedules`); undefined when there is none. */
export function tableCalled(name: string): ImportTable | undefined {
  const wanted = comparable(name);
  return importTables.find((table) =>
    [table.name, ...table.known_as].some((known) => comparable(known) === wanted),
  );
}
