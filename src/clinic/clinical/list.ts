import { z } from 'zod';
import { email, optional, text, wholeNumber } from '../../desk/fields/index.ts';
import { defineQuery } from '../../desk/index.ts';
import { ClinicalAccess } from '../clinical-access/entity.ts';
import { findPatient } from '../patients/index.ts';

/** Somebody opened the clinical data of a patient, and said why. Instants are UTC. */
export interface OpeningRow {
  id: string;
  opened_at: string;
  expires_at: string;
  user: string;
  user_name: string;
  email: string;
  role: string;
  patient: string;
  patient_number: string;
  patient_name: string;
  reason: string;
}

/** Who opened whose clinical data and why, the newest first. */
export const listOpenings = defineQuery({
  name: 'clinical.list',
  title: 'List who opened whose clinical data, and why',
  permission: 'audit.see',
  input: z.strictObject({
    patient: optional(text('Patient', 100)).describe('Only of this patient: id or number'),
    user: optional(email('E-mail')).describe('Only by this person: e-mail'),
    limit: optional(wholeNumber('Limit', 1, 10_000)).describe('At most so many rows (100)'),
  }),
  cli: { columns: ['opened_at', 'user_name', 'role', 'patient_number', 'patient_name', 'reason'] },
  async run(view, { patient, user, limit }): Promise<OpeningRow[]> {
    const found = await view.em.find(
      ClinicalAccess,
      {
        ...(patient && { patient: (await findPatient(view, patient)).id }),
        ...(user && { user: { email: user.toLowerCase() } }),
      },
      {
        populate: ['user', 'patient'],
        orderBy: { created_at: 'desc', id: 'desc' },
        limit: limit ?? 100,
      },
    );
    return found.map((one) => ({
      id: one.id,
      opened_at: one.created_at,
      expires_at: one.expires_at,
      user: one.user.id,
      user_name: one.user.full_name,
      email: one.user.email,
      role: one.user.role,
      patient: one.patient.id,
      patient_number: one.patient.number,
      patient_name: one.patient.full_name,
      reason: one.reason,
    }));
  },
});
