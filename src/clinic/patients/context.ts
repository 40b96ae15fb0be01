import { loadPhoneReader } from '../../desk/fields/index.ts';
import { refuse, type View } from '../../desk/index.ts';
import { toLocalDate } from '../../desk/words/index.ts';
import { readSettings } from '../settings/index.ts';
import type { PatientInput } from './fields.ts';
import { type PatientValues, type ReadingContext, readPatient } from './reading.ts';

/** How a clinic reads a patient's fields: the part of it that is data. `today` is the clinic's date. */
export type ReadingRules = Omit<ReadingContext, 'readPhone'>;

export async function clinicRules(view: Pick<View, 'store' | 'now'>): Promise<ReadingRules> {
  const { country, date_order, time_zone } = await readSettings(view);
  return { today: toLocalDate(view.now, time_zone), country, date_order };
}

/** The same with the numbering plans, which take a while to load: for whoever reads phone numbers. */
export async function readingContext(view: Pick<View, 'store' | 'now'>): Promise<ReadingContext> {
  return { ...(await clinicRules(view)), readPhone: await loadPhoneReader() };
}

/** Reads the fields or refuses with `invalid`, one sentence a field. */
export function patientValues(input: PatientInput, context: ReadingContext): PatientValues {
  const { values, problems } = readPatient(input, context);
  const [first, ...others] = Object.values(problems);
  if (first === undefined) return values;
  return refuse('invalid', others.length > 0 ? `${first} (and ${others.length} more)` : first, {
    fields: problems,
  });
}
