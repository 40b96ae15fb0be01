import type { EntitySchema } from '@mikro-orm/core';
import { Appointment } from '../clinic/appointments/entity.ts';
import { Doctor } from '../clinic/doctors/entity.ts';
import { Patient } from '../clinic/patients/entity.ts';
import { QueueEntry } from '../clinic/queue/entity.ts';

/** What a clinic would miss: without a row in any of these it has nothing to lose. */
export const clinicData: readonly EntitySchema[] = [Patient, Doctor, Appointment, QueueEntry];

/** @param rows how many there are, by table */
export function holdsData(rows: Readonly<Record<string, number>>): boolean {
  return clinicData.some(({ meta }) => (rows[meta.tableName] ?? 0) > 0);
}
