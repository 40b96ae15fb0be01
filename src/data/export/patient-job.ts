import { dirname, extname } from 'node:path';
import { z } from 'zod';
import { exportPatient } from '../../clinic/clinical/index.ts';
import { refuse } from '../../desk/index.ts';
import { counted } from '../../desk/words/index.ts';
import { diskFailure } from '../disk-failure.ts';
import { defineJob } from '../job.ts';
import { refuseOwnFile } from '../own-files.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { isTaken, type Place, placeOf } from './place.ts';
import { writeText } from './write/rows.ts';
import { writeTo } from './write/to-place.ts';

export interface ExportedPatient {
  /** The path, or `-`. */
  readonly file: string;
  readonly format: 'json';
  readonly rows: Readonly<Record<string, number>>;
}

const input = z.object({
  /** A path, or `-`. */
  file: z.string().min(1),
  /** Id or number. */
  patient: z.string().min(1),
  overwrite: z.boolean().default(false),
});

/**
 * Writes all that is kept of one patient to a file that she can be given: her rows, who changed and who looked at them,
 * and the imports that brought them. Throws what the question for it throws, `confirm` where something is there already.
 */
export const exportOnePatient = defineJob({
  name: 'data.export_patient',
  isAudited: true,
  title: 'Export one patient',
  permission: 'data.export',
  input,
  paths: ({ file }) => (file === '-' ? [] : [file]),
  // Whose it is stands in the entry of the look at her.
  note: ({ rows }: ExportedPatient) =>
    `one patient, ${counted(
      Object.values(rows).reduce((sum, count) => sum + count, 0),
      'row',
    )} as json`,
  async run(clinic, { file, patient, overwrite }): Promise<ExportedPatient> {
    const place = placeOfPatient(clinic, file);
    if ((await isTaken(place)) && !overwrite)
      refuse('confirm', `${file} is there already.`, { hint: 'Say that it may be replaced.' });
    const data = await clinic.desk.read(exportPatient, { patient });
    try {
      const text = `${JSON.stringify(data, null, 1)}\n`;
      await writeTo(place, { stream: (to) => writeText(to, text), folder: async () => {} });
    } catch (error) {
      throw place.kind === 'output' ? error : diskFailure(error, dirname(place.path), clinic.engine);
    }
    const rows = Object.entries(data.tables).map(([table, found]) => [table, found.length] as const);
    return { file, format: 'json', rows: Object.fromEntries(rows) };
  },
});

/** Where it goes. Throws `usage` for another format than JSON, `invalid` for what belongs to the clinic. */
export function placeOfPatient(clinic: OpenedClinic, file: string): Place {
  if (file !== '-' && extname(file).toLowerCase() !== '.json')
    refuse('usage', 'An export of one patient is JSON.', { hint: 'Name a file that ends in .json.' });
  const place = placeOf(file, 'json', 1);
  if (place.kind !== 'output') refuseOwnFile(place.path, clinic);
  return place;
}
