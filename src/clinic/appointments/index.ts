export { arrivalSentence } from './arrival-sentence.ts';
export { arriveAppointment } from './arrive.ts';
export { bookAppointment } from './book.ts';
export { type CalendarPage, dayOfDoctor, weekOfDoctor } from './calendar.ts';
export { cancelAppointment } from './cancel.ts';
export { type DayLayout, type DayRow, holdsItsTime, type LaidOut, layOutDay } from './day-layout.ts';
export { Appointment } from './entity.ts';
export {
  type AppointmentType,
  appointmentTypes,
  longestVisit,
  readStart,
  shortestVisit,
  usualReason,
  usualVisit,
} from './fields.ts';
export { listAppointments } from './list.ts';
export { nextAppointments } from './next.ts';
export { completeAppointment, confirmAppointment, markNoShow, startAppointment } from './progress.ts';
export { rescheduleAppointment } from './reschedule.ts';
export type { AppointmentRow } from './row.ts';
export { showAppointment } from './show.ts';
export { findSlots, type SlotRow } from './slots.ts';
export {
  type AppointmentAct,
  type AppointmentStatus,
  appointmentStatuses,
  liveStatuses,
  refusalOf,
} from './status.ts';
export {
  addDays,
  addMinutes,
  localDate,
  minutesBetween,
  mondayOf,
  toInstant,
  toLocal,
} from './wall-time.ts';
export { layOutWeek, type WeekCell, type WeekLayout } from './week-layout.ts';
