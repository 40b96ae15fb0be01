import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import { defineOperation, refuse, type Work } from '../../desk/index.ts';
import { type Doctor, DoctorSpecialization } from '../doctors/entity.ts';
import { findDoctor } from '../doctors/index.ts';
import { findSpecialization } from '../specializations/index.ts';
import { QueueEntry } from './entity.ts';
import { doctorField, specializationField } from './fields.ts';
import { ENTRY_PARTS, type LoadedEntry } from './find-entry.ts';
import { type Floor, floorOf } from './floor.ts';
import { everyoneInTheHouse, namesakesOf } from './namesakes.ts';
import { QUEUE_STATUS } from './phase.ts';
import { type NamedRow, toRow } from './row.ts';

/**
 * Calls whoever comes next in a specialization; null when nobody waits. Two desks never get the same
 * patient. With a doctor, those who came for an appointment with another doctor are left waiting.
 */
export const queueNext = defineOperation({
  name: 'queue.next',
  title: 'Call the next patient',
  input: z.strictObject({ specialization: specializationField, doctor: doctorField }),
  permission: 'queue.work',
  async run(work, input): Promise<NamedRow | null> {
    const specialization = await findSpecialization(work, input.specialization);
    const doctor = input.doctor ? await findDoctor(work, input.doctor) : null;
    if (doctor) await refuseStranger(work, doctor, specialization);
    const floor = await floorOf(work, specialization.id);
    for (const candidate of floor.waiting) {
      if (doctor && candidate.appointment && candidate.doctor && candidate.doctor.id !== doctor.id) continue;
      const entry = await claim(work, candidate.id);
      if (!entry) continue;
      entry.status = QUEUE_STATUS.called;
      entry.called_at = work.now;
      entry.doctor = doctor ?? entry.doctor ?? onlyFreeDoctor(floor);
      await work.flush();
      return { ...toRow(entry, work.now), namesakes: namesakesOf(entry, await everyoneInTheHouse(work)) };
    }
    return null;
  },
});

/** Takes the row for this desk. One that another desk is just taking is passed over, not waited for. */
async function claim(work: Work, id: string): Promise<LoadedEntry | null> {
  const claimed = await work.em.findOne(
    QueueEntry,
    { id, status: QUEUE_STATUS.waiting },
    { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE, refresh: true },
  );
  return claimed ? work.em.populate(claimed, [...ENTRY_PARTS]) : null;
}

async function refuseStranger(
  work: Work,
  doctor: Doctor,
  specialization: { id: string; name: string },
): Promise<void> {
  const works = await work.em.count(DoctorSpecialization, {
    doctor: doctor.id,
    specialization: specialization.id,
  });
  if (works > 0 && doctor.status !== 'Inactive') return;
  const why = works > 0 ? 'is inactive' : `does not work in ${specialization.name}`;
  refuse('invalid', `${doctor.full_name} ${why}.`, { hint: 'Name another doctor, or none.' });
}

/** The doctor who must be meant, because nobody else of the specialization is on duty and free. */
function onlyFreeDoctor({ on_duty, called }: Floor): Doctor | null {
  const free = on_duty.filter(({ id }) => !called.some(({ doctor }) => doctor?.id === id));
  return free.length === 1 ? (free[0] ?? null) : null;
}
