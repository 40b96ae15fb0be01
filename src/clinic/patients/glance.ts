import { z } from 'zod';
import { text } from '../../desk/fields/index.ts';
import { defineQuery } from '../../desk/index.ts';
import { QueueEntry } from '../queue/entity.ts';
import { findPatient } from './find.ts';
import { type VisitFacts, visitFacts } from './visit-facts.ts';

/** What stands beside a list while the cursor passes: enough to know the right patient, and what is dangerous. */
export interface PatientGlance extends VisitFacts {
  id: string;
  email: string | null;
  allergies: string | null;
  blood_type: string | null;
  insurance: string | null;
  policy_number: string | null;
  deceased_on: string | null;
}

/** A glance at a patient in a list. Lists leave no access row; opening the record does. */
export const glanceAtPatient = defineQuery({
  name: 'patients.glance',
  title: 'Glance at a patient',
  permission: 'patients.find',
  input: z.strictObject({ id: text('Patient', 100).describe('Patient: id or number') }),
  cli: { hidden: true },
  async run(view, input): Promise<PatientGlance> {
    const patient = await findPatient(view, input.id);
    return {
      id: patient.id,
      email: patient.email ?? null,
      allergies: patient.allergies ?? null,
      blood_type: patient.blood_type ?? null,
      insurance: patient.insurance ?? null,
      policy_number: patient.policy_number ?? null,
      deceased_on: patient.deceased_on ?? null,
      ...(await visitFacts(view, patient.id)),
    };
  },
});

/** Somebody who is in a queue now. */
export interface Present {
  patient: string;
  status: number;
  specialization_code: string;
}

/** Everyone who waits, is called or in service now: lists mark them. */
export const presentPatients = defineQuery({
  name: 'patients.present',
  title: 'Show which patients are in a queue',
  permission: 'patients.find',
  input: z.strictObject({}),
  cli: { hidden: true },
  async run(view): Promise<Present[]> {
    const entries = await view.em.find(
      QueueEntry,
      { status: { $in: [0, 1] } },
      { populate: ['specialization'], orderBy: { joined_at: 'asc' } },
    );
    return entries.map(({ patient, status, specialization }) => ({
      patient: patient.id,
      status,
      specialization_code: specialization.code,
    }));
  },
});
