import type { EntityManager } from '@mikro-orm/core';
import { Seeder } from '@mikro-orm/seeder';
import { Appointment } from '../src/clinic/appointments/entity.ts';
import { Doctor } from '../src/clinic/doctors/entity.ts';
import { Patient } from '../src/clinic/patients/entity.ts';
import { QueueEntry } from '../src/clinic/queue/entity.ts';
import type { Call } from '../src/desk/call.ts';
import { refuse } from '../src/desk/index.ts';
import { type SeedContext, usualContext } from './context.ts';
import { makeDemoClinic } from './demo/clinic.ts';
import { sowDoctors } from './demo/sow-doctors.ts';
import { sowPatients } from './demo/sow-patients.ts';
import { sowQueue, sowVisits } from './demo/sow-visits.ts';
import { ensureSpecializations } from './reference.ts';

export interface DemoContext extends SeedContext {
  /** The same seed at the same instant makes the same clinic. */
  seed: string;
  time_zone: string;
  country: string;
  /** The operation under way, for the audit rows; null on the mikro-orm command line. */
  call: Call | null;
}

/**
 * Fills a clinic that has no data with one to try things on. Throws `has_data` where there is a patient, a doctor, a
 * visit or a queue entry: real data is never mixed with invented one.
 */
export class DemoSeeder extends Seeder<DemoContext> {
  async run(em: EntityManager, context?: DemoContext): Promise<void> {
    const demo = context ?? {
      ...usualContext(),
      seed: 'riverside',
      time_zone: 'UTC',
      country: 'GB',
      call: null,
    };
    if (await hasData(em)) {
      refuse('has_data', 'This clinic has data already; the demo is only for an empty one.', {
        hint: 'Name another database with --db to try things on.',
      });
    }
    const clinic = makeDemoClinic(demo);
    const specializations = await ensureSpecializations(em, demo);
    sowDoctors(em, clinic, specializations, demo);
    await em.flush();
    await sowPatients(em, clinic.patients, demo.call);
    await sowVisits(em, clinic.visits, specializations, demo.call);
    await sowQueue(em, clinic.entries, specializations, demo.call);
    await em.flush();
  }
}

/** True when the clinic's work has begun: the reference data alone is no data. */
export async function hasData(em: EntityManager): Promise<boolean> {
  const any = { id: { $ne: '' } };
  const found =
    (await em.findOne(Patient, any)) ??
    (await em.findOne(Doctor, any)) ??
    (await em.findOne(Appointment, any)) ??
    (await em.findOne(QueueEntry, any));
  return found !== null;
}
