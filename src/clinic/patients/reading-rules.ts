import { z } from 'zod';
import { optional, type PhoneReader, text } from '../../desk/fields/index.ts';
import { defineQuery } from '../../desk/index.ts';
import { clinicalAccess } from '../clinical-access/index.ts';
import { clinicRules, type ReadingRules } from './context.ts';
import { lockedFields } from './field-rules.ts';
import { type PatientField, registerInput } from './fields.ts';
import { findPatient } from './find.ts';
import { type ReadingContext, readPatient } from './reading.ts';

/** What a form of a patient stands on. */
export interface FormRules extends ReadingRules {
  /** What the one who sits here may not fill in. */
  locked: PatientField[];
}

/** What a form needs to know before anything is typed: how dates and phone numbers are read, and which fields are whose. */
export const readingRules = defineQuery({
  name: 'patients.reading-rules',
  title: 'Show how the fields of a patient are read, and which are locked',
  permission: 'patients.find',
  input: z.strictObject({
    patient: optional(text('Patient', 100)).describe(
      'Who is edited: id or number; a new patient unless said',
    ),
  }),
  cli: { hidden: true },
  async run(view, { patient }): Promise<FormRules> {
    const access = patient ? await clinicalAccess(view, (await findPatient(view, patient)).id) : 'open';
    return { ...(await clinicRules(view)), locked: lockedFields(view.standing, access) };
  },
});

/** So many answers are remembered: a form has a few, a long file of bad rows has any number. */
const mostKnown = 1000;

/**
 * The schema of registering with the clinic's own rules in it, field by field, so that a form can say what is wrong
 * as soon as a field is left, and an import everything at once. Saving checks the same again.
 */
export function patientFormSchema(rules: ReadingRules, readPhone: PhoneReader) {
  const context: ReadingContext = { ...rules, readPhone };
  const known = new Map<string, string | undefined>();
  const checked = <T extends z.ZodType>(
    field: 'birth_date' | 'deceased_on' | 'phone' | 'emergency_contact_phone',
    schema: T,
  ) =>
    schema.superRefine((value, issues) => {
      if (typeof value !== 'string') return;
      const key = `${field} ${value}`;
      // Every keystroke checks every field; finding out how many digits a number lacks takes a while.
      if (known.size > mostKnown) known.clear();
      if (!known.has(key)) known.set(key, readPatient({ [field]: value }, context).problems[field]);
      const problem = known.get(key);
      if (problem !== undefined) issues.addIssue({ code: 'custom', message: problem });
    });
  const { shape } = registerInput;
  return z.strictObject({
    ...shape,
    birth_date: checked('birth_date', shape.birth_date),
    deceased_on: checked('deceased_on', shape.deceased_on),
    phone: checked('phone', shape.phone),
    emergency_contact_phone: checked('emergency_contact_phone', shape.emergency_contact_phone),
  });
}
