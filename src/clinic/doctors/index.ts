export { type Duty, type DutyFacts, describeDuty, dutyAt, isOnDuty, workingHours } from './duty.ts';
export { Doctor, DoctorAbsence, DoctorSchedule, DoctorSpecialization } from './entity.ts';
export { findDoctor } from './find.ts';
export {
  type AbsenceRow,
  findDoctorsOnDuty,
  loadSchedule,
  loadSchedules,
  type WorkingFacts,
} from './load-schedule.ts';
export { callName, listName } from './names.ts';
export { dayNames, dayOfWeek, type ScheduleDay, type Stretch, workedStretches } from './schedule.ts';
