import { z } from 'zod';
import { optional, text } from '../../desk/fields/index.ts';
import { defineOperation, refuse, type Work } from '../../desk/index.ts';
import { refuseAnonymised } from './anonymise/refusals.ts';
import { clinicRules, patientValues, readingContext } from './context.ts';
import type { Patient } from './entity.ts';
import { findPatient } from './find.ts';
import { bookedAhead, refuseWaiting } from './open-visits.ts';
import type { ChangedPatient } from './register.ts';
import { lastFirst, toRow } from './row.ts';
import { PATIENT_STATUS } from './values.ts';

const id = text('Patient', 100).describe('Patient: id or number');

/** Takes a patient out of the daily lists. Who waits in a queue is refused with `in_use`. */
export const deactivatePatient = defineOperation({
  name: 'patients.deactivate',
  title: 'Deactivate a patient',
  permission: 'patients.edit',
  input: z.strictObject({ id }),
  cli: { positional: ['id'] },
  async run(work, input): Promise<ChangedPatient> {
    const patient = await findPatient(work, input.id);
    refuseAnonymised(patient);
    if (patient.status === PATIENT_STATUS.deceased) refuseDeceased(patient);
    await refuseWaiting(work, patient);
    patient.status = PATIENT_STATUS.inactive;
    return changed(work, patient, await bookedAhead(work, patient));
  },
});

/** Makes an inactive patient active again, also one who was marked deceased by mistake. */
export const reactivatePatient = defineOperation({
  name: 'patients.reactivate',
  title: 'Make a patient active again',
  permission: 'patients.edit',
  input: z.strictObject({ id }),
  cli: { positional: ['id'] },
  async run(work, input): Promise<ChangedPatient> {
    const patient = await findPatient(work, input.id);
    refuseAnonymised(patient);
    patient.status = PATIENT_STATUS.active;
    patient.deceased_on = null;
    return changed(work, patient, []);
  },
});

/** Marks a patient as deceased, with the date where it is known. */
export const markDeceased = defineOperation({
  name: 'patients.deceased',
  title: 'Mark a patient as deceased',
  permission: 'patients.edit',
  input: z.strictObject({
    id,
    date: optional(text('Date of death', 40)).describe('Date of death, if it is known'),
  }),
  cli: { positional: ['id'] },
  async run(work, input): Promise<ChangedPatient> {
    const patient = await findPatient(work, input.id);
    refuseAnonymised(patient);
    await refuseWaiting(work, patient);
    if (input.date) {
      const given = { birth_date: patient.birth_date, deceased_on: input.date };
      patient.deceased_on = patientValues(given, await readingContext(work)).deceased_on ?? null;
    }
    patient.status = PATIENT_STATUS.deceased;
    return changed(work, patient, await bookedAhead(work, patient));
  },
});

async function changed(work: Work, patient: Patient, warnings: string[]): Promise<ChangedPatient> {
  await work.flush();
  const { today } = await clinicRules(work);
  return { ...(await toRow(work, patient, today)), warnings };
}

function refuseDeceased(patient: Patient): never {
  return refuse('invalid', `${lastFirst(patient)} (${patient.number}) is marked as deceased.`, {
    hint: 'Reactivate the patient first, if that was a mistake.',
  });
}
