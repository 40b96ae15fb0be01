import { bookAppointment } from '../../src/clinic/appointments/index.ts';
import { doctorAdd, doctorSchedule } from '../../src/clinic/doctors/index.ts';
import { patientNumber } from '../../src/clinic/patients/index.ts';
import { queueJoin } from '../../src/clinic/queue/index.ts';
import { specializationAdd } from '../../src/clinic/specializations/index.ts';
import { type Desk, isRefusal } from '../../src/desk/index.ts';
import { chanceFrom } from '../million/chance.ts';
import { drawName } from '../million/names.ts';

/** Codes of the specializations and licence numbers of the doctors of a house that a day was opened in. */
export const house = {
  specializations: ['G', 'C', 'P', 'D'],
  doctors: Array.from({ length: 12 }, (_, index) => `L-${100 + index}`),
} as const;

const names: Readonly<Record<string, string>> = {
  G: 'General practice',
  C: 'Cardiology',
  P: 'Paediatrics',
  D: 'Dermatology',
};

/** Doctors that work around the clock, so that it does not matter when a benchmark runs. */
export async function openHouse(desk: Desk, capacity: number): Promise<void> {
  const chance = chanceFrom(3);
  for (const code of house.specializations) {
    await desk.perform(specializationAdd, { name: names[code] ?? code, code, max_capacity: capacity });
  }
  for (const [index, license_number] of house.doctors.entries()) {
    const { first_name, last_name } = drawName(chance, index % 2 === 0);
    const code = house.specializations[index % house.specializations.length] ?? 'G';
    const { id } = await desk.perform(doctorAdd, {
      full_name: `${first_name} ${last_name}`,
      license_number,
      title: 'Dr',
      specializations: [code],
    });
    const week = Array.from({ length: 7 }, (_, day) => ({
      day_of_week: day,
      start_time: '00:00',
      end_time: '23:59',
    }));
    await desk.perform(doctorSchedule, { id, week });
  }
}

/** A busy day: twenty people wait and some sixty visits are booked from now on. The clinic needs 1,000 patients. */
export async function fillDay(desk: Desk, zone: string): Promise<void> {
  for (let nth = 1; nth <= 20; nth += 1) {
    const specialization = house.specializations[nth % house.specializations.length] ?? 'G';
    await desk.perform(queueJoin, { patient: patientNumber(nth * 7), specialization });
  }
  const now = Temporal.Now.zonedDateTimeISO(zone).toPlainDateTime().round({ smallestUnit: 'minute' });
  for (const [index, doctor] of house.doctors.entries()) {
    for (let slot = 1; slot <= 5; slot += 1) {
      const start = now.add({ minutes: slot * 45 }).toString({ smallestUnit: 'minute' });
      const patient = patientNumber(300 + index * 10 + slot);
      try {
        await desk.perform(bookAppointment, { patient, doctor, start });
      } catch (error) {
        // Late in the evening a visit would reach into the next day.
        if (!isRefusal(error, 'outside_schedule')) throw error;
      }
    }
  }
}
