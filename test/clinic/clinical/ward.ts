import { onTestFinished } from 'vitest';
import { bookAppointment } from '../../../src/clinic/appointments/index.ts';
import { editPatient } from '../../../src/clinic/patients/index.ts';
import { queueJoin } from '../../../src/clinic/queue/index.ts';
import { AuditLog } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { employ, type SignedInDesk } from '../../support/employ.ts';
import { furnish, HOUSE } from '../queue/house.ts';

/** What must reach nobody to whom it is closed. */
export const SECRETS = { medical_history: 'xq-planted-history', medications: 'xq-planted-medicine' };
/** The planted texts as they are before and after an edit, for images of both. */
export const FORMER = { medical_history: 'xq-former-history', medications: 'xq-former-medicine' };
export const isLeak = (said: unknown): boolean => /xq-/.test(JSON.stringify(said) ?? '');

export interface Ward {
  readonly clinic: TestClinic;
  readonly people: Record<'Ada' | 'Lin' | 'Otto' | 'Nia' | 'Stan', SignedInDesk>;
  /** An appointment of P-00001 with Dr Lindt, and her place in the queue. */
  readonly visit: string;
  readonly ticket: string;
  audit(where: object): Promise<AuditLog[]>;
}

/**
 * P-00001 and P-00004 have clinical data; the first has an appointment with Dr Lindt (Lin) and waits in the queue. Beside the doctor: Ada the
 * administrator, Otto another doctor, Nia the nurse, Stan of the front desk.
 */
export async function openWard(): Promise<Ward> {
  const clinic = await openTestClinic({ now: '2026-11-21T08:00:00.000Z' });
  onTestFinished(() => clinic.close());
  const { desk } = clinic;
  await furnish(desk, {
    ...HOUSE,
    doctors: {
      ...HOUSE.doctors,
      L2: { full_name: 'Otto Brandt', specializations: ['C'], days: [6] },
    },
  });
  const id = 'P-00001';
  for (const one of [id, 'P-00004']) {
    await desk.perform(editPatient, { id: one, ...FORMER, allergies: 'latex', blood_type: 'A+' });
    await desk.perform(editPatient, { id: one, ...SECRETS });
  }
  const visit = await desk.perform(bookAppointment, { patient: id, doctor: 'L1', start: '2026-11-21T10:00' });
  const ticket = await desk.perform(queueJoin, { patient: id, specialization: 'G' });
  const people = await employ(clinic, {
    Ada: { role: 'admin' },
    Lin: { role: 'doctor', doctor: 'L1' },
    Otto: { role: 'doctor', doctor: 'L2' },
    Nia: { role: 'nurse' },
    Stan: { role: 'staff' },
  });
  return {
    clinic,
    people,
    visit: visit.id,
    ticket: ticket.id,
    audit: (where) => clinic.engine.orm.em.fork().find(AuditLog, where, { orderBy: { entry: 'asc' } }),
  };
}
