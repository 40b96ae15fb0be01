import { z } from 'zod';
import { addEntry } from '../../../desk/audit/entry.ts';
import { currentCall } from '../../../desk/call.ts';
import { text } from '../../../desk/fields/index.ts';
import { defineOperation, type Work } from '../../../desk/index.ts';
import { Appointment } from '../../appointments/entity.ts';
import { ClinicalAccess } from '../../clinical-access/entity.ts';
import { Draft } from '../../drafts/entity.ts';
import { QueueEntry } from '../../queue/entity.ts';
import { clinicRules } from '../context.ts';
import { AnonymisedPatient, type Patient } from '../entity.ts';
import { findPatient } from '../find.ts';
import { patientNumber } from '../number.ts';
import { refuseWaiting } from '../open-visits.ts';
import { PATIENT_STATUS } from '../values.ts';
import { emptied, impersonal, nobody } from './personal.ts';
import { refuseAnonymised, refuseExpected, refuseNaming } from './refusals.ts';
import { yearsOf } from './year.ts';

/** What an anonymisation came to. Nothing here says who it was. */
export interface Anonymised {
  id: string;
  /** Her new number: the old one stands on paper beside her name. */
  number: string;
  anonymised_at: string;
  visits: number;
  queue_entries: number;
  /** From so many entries of the audit log what was personal was taken out. */
  log_entries: number;
}

/**
 * Takes out of the clinic whatever says who a patient is, for good: of her record, her visits and queue entries, the
 * reasons for looks at her, drafts, and what the audit log held before and after. Ids, gender, the year of birth, times
 * and states stay, so that every count is what it was. Throws `in_use` while she is expected, `invalid` for one who was
 * anonymised before and for a reason that names her.
 */
export const anonymisePatient = defineOperation({
  name: 'patients.anonymise',
  title: 'Anonymise a patient for good',
  permission: 'patients.anonymise',
  input: z.strictObject({
    id: text('Patient', 100).describe('Patient: id or number'),
    reason: text('Reason', 300).describe('Why, without the name: it stays in the audit log'),
  }),
  cli: { positional: ['id'] },
  undo: 'never',
  left: impersonal,
  async run(work, { id: ref, reason }): Promise<Anonymised> {
    const patient = await findPatient(work, ref);
    refuseAnonymised(patient);
    await refuseWaiting(work, patient);
    await refuseExpected(work, patient);
    refuseNaming(reason, patient);
    return anonymise(work, patient, reason);
  },
  async tidy(engine) {
    await (await engine.maintenance()).forget();
  },
});

/** The same for one who may be: a purge of those who have not come for years asks before. */
export async function anonymise(work: Work, patient: Patient, reason: string): Promise<Anonymised> {
  const { id } = patient;
  const { today } = await clinicRules(work);
  work.store.overwriteDeleted();
  const visits = await work.em.find(Appointment, { patient: id });
  const entries = await work.em.find(QueueEntry, { patient: id });
  const looks = await work.em.find(ClinicalAccess, { patient: id });
  for (const visit of visits) work.em.assign(visit, emptied('appointments', visit));
  for (const entry of entries) work.em.assign(entry, emptied('queue_entries', entry));
  for (const look of looks) work.em.assign(look, emptied('clinical_accesses', look));
  await empty(work, patient, today);
  for (const draft of await work.em.find(Draft, { kind: { $like: `%:${id}` } })) work.em.remove(draft);
  await work.flush();
  const log_entries = await work.redact({ patients: [id] }, impersonal);
  work.em.create(AnonymisedPatient, { patient_id: id, anonymised_at: work.now });
  await addEntry(work.em, currentCall(), {
    entity: AnonymisedPatient.meta.tableName,
    entity_id: id,
    patient_id: id,
    kind: 'run',
    before: null,
    after: JSON.stringify({ reason, visits: visits.length, queue_entries: entries.length, log_entries }),
  });
  await work.flush();
  return {
    id,
    number: patient.number,
    anonymised_at: work.now,
    visits: visits.length,
    queue_entries: entries.length,
    log_entries,
  };
}

async function empty(work: Work, patient: Patient, today: string): Promise<void> {
  const nth = await work.next('patient_number');
  work.em.assign(patient, {
    ...emptied('patients', patient),
    ...nobody,
    ...yearsOf(patient.birth_date, patient.deceased_on ?? null, today),
    number: patientNumber(nth),
    search_key: nth,
    anonymised_at: work.now,
  });
  if (patient.status === PATIENT_STATUS.active) patient.status = PATIENT_STATUS.inactive;
}
