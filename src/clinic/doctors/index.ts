export { doctorAbsence } from './absence.ts';
export { doctorAdd } from './add.ts';
export { type DayLoad, doctorLoad } from './day-load.ts';
export { doctorDelete } from './delete.ts';
export { type Displaced, displacedSentence } from './displaced.ts';
export { type Duty, type DutyFacts, describeDuty, dutyAt, isOnDuty, workingHours } from './duty.ts';
export { doctorEdit } from './edit.ts';
export { Doctor, DoctorAbsence, DoctorSchedule, DoctorSpecialization } from './entity.ts';
export { type DoctorStatus, dayField, dayShape, doctorStatuses } from './fields.ts';
export { findDoctor } from './find.ts';
export { doctorList } from './list.ts';
export {
  type AbsenceRow,
  findDoctorsOnDuty,
  loadSchedule,
  loadSchedules,
  type WorkingFacts,
} from './load-schedule.ts';
export { callName, listName } from './names.ts';
export type { DoctorRow } from './row.ts';
export {
  dayNames,
  dayOfWeek,
  findScheduleProblems,
  type ScheduleDay,
  type Stretch,
  workedStretches,
} from './schedule.ts';
export { doctorSchedule } from './set-schedule.ts';
export { type DoctorDetail, doctorShow } from './show.ts';
export { doctorsToday } from './today.ts';
