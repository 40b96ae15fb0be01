import { z } from 'zod';
import { text } from '../../desk/fields/index.ts';
import { defineOperation, refuse } from '../../desk/index.ts';
import { ClinicalAccess } from '../clinical-access/entity.ts';
import { clinicalAccess } from '../clinical-access/index.ts';
import { findPatient } from '../patients/index.ts';

const openMinutes = 60;
/** Letters of a reason: "because" is none that anybody could judge by. */
const fewestLetters = 10;

/** The clinical data of one patient, open to one person for a while. */
export interface OpenedRecord {
  id: string;
  patient: string;
  patient_number: string;
  patient_name: string;
  reason: string;
  opened_at: string;
  /** UTC; from then on a reason is needed again. */
  expires_at: string;
}

/**
 * Opens the clinical data of a patient who is not one's own, for an hour, with a reason that stays on record
 * (break-glass). Throws `invalid` where nothing is closed.
 */
export const openClinical = defineOperation({
  name: 'clinical.open',
  title: "Open a patient's clinical data, saying why",
  permission: 'clinical.see',
  undo: { never: 'That the record was opened stays on record. It closes by itself after an hour.' },
  input: z.strictObject({
    patient: text('Patient', 100).describe('Patient: id or number'),
    reason: text('Reason', 500)
      .refine((reason) => (reason.match(/[\p{L}\p{N}]/gu) ?? []).length >= fewestLetters, {
        error: 'Say in a few words why this record has to be opened: it stays on record.',
      })
      .describe('Why, in a few words; it stays on record'),
  }),
  cli: { positional: ['patient'] },
  async run(work, input): Promise<OpenedRecord> {
    const patient = await findPatient(work, input.patient);
    const { standing } = work;
    if (standing.kind !== 'signed_in')
      return refuse('invalid', 'There are no accounts here yet: nothing is closed.');
    if ((await clinicalAccess(work, patient.id)) === 'open')
      refuse('invalid', `The record of ${patient.full_name} is open to you already.`, {
        hint: `frontdesk clinical show ${patient.number}`,
      });
    const grant = work.em.create(ClinicalAccess, {
      id: work.id(),
      user: standing.user_id,
      patient,
      reason: input.reason,
      expires_at: new Date(Date.parse(work.now) + openMinutes * 60_000).toISOString(),
    });
    await work.flush();
    return {
      id: grant.id,
      patient: patient.id,
      patient_number: patient.number,
      patient_name: patient.full_name,
      reason: grant.reason,
      opened_at: grant.created_at,
      expires_at: grant.expires_at,
    };
  },
});
