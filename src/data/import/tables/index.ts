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
import { users } from './users.ts';

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

/** Whether a table is meant that only who manages accounts may read files into. */
export function isAccounts(name: string): boolean {
  return isCalled(users, name);
}

/** Also the accounts, which a file has to be read into by name. Throws `usage` for a table there is not. */
export function tableNamed(name: string): ImportTable {
  if (isAccounts(name)) return users;
  const names = importTables.map((table) => table.name).join(', ');
  return (
    tableCalled(name) ??
    refuse('usage', `Files cannot be read into “${name}”.`, { hint: `The tables are: ${names}.` })
  );
}

/** The table that people mean by a name (`Providers`, `doctor_schedules`); undefined when there is none. */
export function tableCalled(name: string): ImportTable | undefined {
  return importTables.find((table) => isCalled(table, name));
}

function isCalled(table: ImportTable, name: string): boolean {
  const wanted = comparable(name);
  return [table.name, ...table.known_as].some((known) => comparable(known) === wanted);
}
