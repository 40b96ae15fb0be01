import { loadPhoneReader } from '../../desk/fields/index.ts';
import { refuse, type View } from '../../desk/index.ts';
import { readSettings, toLocalTime } from '../settings/index.ts';
import type { PatientInput } from './fields.ts';
import { type PatientValues, type ReadingContext, readPatient } from './reading.ts';

/** How this clinic reads patients now. */
export async function readingContext(view: Pick<View, 'em' | 'now'>): Promise<ReadingContext> {
  const { country, date_order, time_zone } = await readSettings(view);
  const today = toLocalTime(view.now, time_zone).slice(0, 10);
  return { today, country, date_order, readPhone: await loadPhoneReader() };
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
