import { refuse } from '../../../desk/index.ts';
import { doctors } from './doctors.ts';
import { patients } from './patients.ts';
import type { ImportTable } from './table.ts';

export type { ImportTable, Landing, OnConflict } from './table.ts';

/** Every table that files can be read into. */
export const importTables: readonly ImportTable[] = [patients, doctors];

/** Throws `usage` for a table there is not. */
export function tableNamed(name: string): ImportTable {
  const names = importTables.map((table) => table.name).join(', ');
  return (
    importTables.find((table) => table.name === name.toLowerCase()) ??
    refuse('usage', `Files cannot be read into “${name}”.`, { hint: `The tables are: ${names}.` })
  );
}
