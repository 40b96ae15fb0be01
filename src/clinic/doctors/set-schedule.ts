import { z } from 'zod';
import { optional } from '../../desk/fields/index.ts';
import { defineOperation, edit, refuse, type Work } from '../../desk/index.ts';
import { type Displaced, displacedVisits } from './displaced.ts';
import { Doctor, DoctorSchedule } from './entity.ts';
import { dayField, dayShape, idField, versionField } from './fields.ts';
import { findDoctor } from './find.ts';
import { dayNames, findScheduleProblems, type ScheduleDay } from './schedule.ts';
import { type DoctorDetail, detailOf } from './show.ts';

const dayInput = z.object({ day_of_week: dayField, ...dayShape });

/**
 * Sets the hours of one day (`day` and times), frees it (`off`), or replaces the whole week (`week`, a list of
 * days; days not in it are free). Says which booked visits now lie outside the hours: they stay as they are.
 */
export const doctorSchedule = defineOperation({
  name: 'doctors.schedule',
  title: "Set a doctor's weekly schedule",
  input: z.object({
    id: idField,
    day: optional(dayField).describe('Day of the week: a name, or 0 (Sunday) to 6'),
    start_time: optional(dayShape.start_time).describe('Start of work, HH:MM'),
    end_time: optional(dayShape.end_time).describe('End of work, HH:MM'),
    break_start: dayShape.break_start,
    break_end: dayShape.break_end,
    is_available: dayShape.is_available,
    off: z.boolean({ error: 'Off must be yes or no.' }).optional().describe('The day is free'),
    week: z
      .array(dayInput, { error: 'The week must be a list of days.' })
      .optional()
      .describe('The whole week: [{"day_of_week": 1, "start_time": "08:00", "end_time": "16:00"}, …]'),
    version: versionField,
  }),
  permission: 'clinic.configure',
  cli: { positional: ['id'] },
  async run(work, input): Promise<DoctorDetail & { displaced: Displaced[] }> {
    const { id } = await findDoctor(work, input.id);
    const doctor = await edit(work, Doctor, id, input.version);
    if (input.week) await replaceWeek(work, doctor, input.week);
    else await setDay(work, doctor, input);
    // The week belongs to the doctor: whoever edits either from an older version is told.
    doctor.updated_at = work.now;
    await work.flush();
    return { ...(await detailOf(work, doctor)), displaced: await displacedVisits(work, doctor) };
  },
});

interface DayRequest {
  day?: number | null | undefined;
  start_time?: string | null | undefined;
  end_time?: string | null | undefined;
  break_start?: string | null | undefined;
  break_end?: string | null | undefined;
  is_available?: boolean | undefined;
  off?: boolean | undefined;
}

/** One day. What is not said stays as it was; a day that was free needs at least start and end. */
async function setDay(work: Work, doctor: Doctor, request: DayRequest): Promise<void> {
  const { day } = request;
  if (day === undefined || day === null) {
    refuse('invalid', 'Say which day of the week.', { fields: { day: 'Say which day of the week.' } });
  }
  const present = await work.em.findOne(DoctorSchedule, { doctor: doctor.id, day_of_week: day });
  if (request.off) {
    if (present) work.em.remove(present);
    return;
  }
  const start_time = request.start_time ?? present?.start_time;
  const end_time = request.end_time ?? present?.end_time;
  if (start_time === undefined) {
    refuse('invalid', `Say when work starts on ${dayNames[day]}.`, {
      fields: { start_time: 'Start is missing.' },
    });
  }
  if (end_time === undefined) {
    refuse('invalid', `Say when work ends on ${dayNames[day]}.`, { fields: { end_time: 'End is missing.' } });
  }
  writeDay(work, doctor, present, {
    day_of_week: day,
    start_time,
    end_time,
    break_start: request.break_start === undefined ? (present?.break_start ?? null) : request.break_start,
    break_end: request.break_end === undefined ? (present?.break_end ?? null) : request.break_end,
    is_available: request.is_available ?? present?.is_available ?? true,
  });
}

async function replaceWeek(
  work: Work,
  doctor: Doctor,
  week: readonly z.output<typeof dayInput>[],
): Promise<void> {
  const present = await work.em.find(DoctorSchedule, { doctor: doctor.id });
  const left = new Map(present.map((row) => [row.day_of_week, row]));
  const seen = new Set<number>();
  for (const day of week) {
    const name = dayNames[day.day_of_week];
    if (seen.has(day.day_of_week)) refuse('invalid', `${name} stands twice in the week.`);
    seen.add(day.day_of_week);
    writeDay(work, doctor, left.get(day.day_of_week) ?? null, {
      ...day,
      break_start: day.break_start ?? null,
      break_end: day.break_end ?? null,
      is_available: day.is_available ?? true,
    });
    left.delete(day.day_of_week);
  }
  for (const row of left.values()) work.em.remove(row);
}

function writeDay(work: Work, doctor: Doctor, present: DoctorSchedule | null, day: ScheduleDay): void {
  const problems = findScheduleProblems(day);
  const [first] = Object.values(problems);
  if (first !== undefined) refuse('invalid', `${dayNames[day.day_of_week]}: ${first}`, { fields: problems });
  if (present) work.em.assign(present, day);
  else work.em.create(DoctorSchedule, { id: work.id(), doctor, ...day }, { partial: true });
}
