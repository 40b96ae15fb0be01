import type { DateOrder, PhoneReader, Reading } from '../../desk/fields/index.ts';
import { readDate } from '../../desk/fields/index.ts';
import type { PatientInput } from './fields.ts';

/** What a patient's fields are read with. `today` is the clinic's date, `country` its ISO 3166 code. */
export interface ReadingContext {
  today: string;
  country: string;
  date_order: DateOrder;
  readPhone: PhoneReader;
}

/** The columns that were given, as they are kept. */
export type PatientValues = PatientInput & { phone_typed?: string | null };

export interface PatientReading {
  values: PatientValues;
  /** Field name → one sentence. Empty when all is well. */
  problems: Record<string, string>;
}

/**
 * Reads what the schema alone cannot: dates in the clinic's own order, neither before 1900 nor in the future, and phone
 * numbers of the clinic's country. Registering, editing, the form and imports all read patients with it.
 */
export function readPatient(input: PatientInput, context: ReadingContext): PatientReading {
  const values: PatientValues = { ...input };
  const problems: Record<string, string> = {};
  const take = <T>(field: string, reading: Reading<T>, keep: (value: T) => void): void => {
    if (reading.ok) keep(reading.value);
    else problems[field] = reading.problem;
  };
  if (input.birth_date) {
    take('birth_date', readLifeDate('Birth date', input.birth_date, context), (date) => {
      values.birth_date = date;
    });
  }
  if (input.deceased_on) {
    take('deceased_on', readLifeDate('Date of death', input.deceased_on, context), (date) => {
      values.deceased_on = date;
    });
  }
  if (input.phone) {
    take('phone', context.readPhone('Phone', input.phone, context.country), (phone) => {
      values.phone = phone.e164;
      values.phone_typed = phone.as_typed;
    });
  } else if (input.phone === null) values.phone_typed = null;
  if (input.emergency_contact_phone) {
    const typed = input.emergency_contact_phone;
    take('emergency_contact_phone', context.readPhone('Emergency phone', typed, context.country), (phone) => {
      values.emergency_contact_phone = phone.as_typed;
    });
  }
  if (!problems.deceased_on && diedBeforeBirth(values)) {
    problems.deceased_on = 'Date of death is before the birth date.';
  }
  return { values, problems };
}

/** A day somebody lived: 1900 or later, not in the future. */
export function readLifeDate(
  label: string,
  typed: string,
  { today, date_order }: Pick<ReadingContext, 'today' | 'date_order'>,
): Reading<string> {
  const reading = readDate(label, typed, { order: date_order, today });
  if (!reading.ok) return reading;
  if (reading.value > today) return { ok: false, problem: `${label} ${reading.value} is in the future.` };
  if (reading.value < '1900-01-01')
    return { ok: false, problem: `${label} ${reading.value} is before 1900.` };
  return reading;
}

function diedBeforeBirth({ birth_date, deceased_on }: PatientValues): boolean {
  return Boolean(birth_date && deceased_on && deceased_on < birth_date);
}
