import type { EntityManager } from '@mikro-orm/core';
import { Patient } from '../../src/clinic/patients/entity.ts';
import { patientNumber, soundKey } from '../../src/clinic/patients/index.ts';
import type { Call } from '../../src/desk/call.ts';
import { insertRows } from './bulk.ts';
import { advanceCounter } from './counters.ts';
import type { DemoPatient } from './patients.ts';
import { seededBy } from './sow-doctors.ts';

/** Patients, numbered on from where the clinic's counter stands. */
export async function sowPatients(
  em: EntityManager,
  patients: readonly DemoPatient[],
  call: Call | null,
): Promise<void> {
  const before = await advanceCounter(em, 'patient_number', patients.length);
  const rows = patients.map((patient, index) => ({
    ...patient,
    number: patientNumber(before + index + 1),
    search_key: before + index + 1,
    sound_key: soundKey(patient.first_name, patient.last_name),
    created_at: patient.registration_date,
    updated_at: patient.registration_date,
    created_by: seededBy,
    version: 1,
  }));
  await insertRows(em, Patient, rows, rows, call);
}
