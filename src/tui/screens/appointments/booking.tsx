import {
  type AppointmentRow,
  bookAppointment,
  rescheduleAppointment,
} from '../../../clinic/appointments/index.ts';
import type { DoctorRow } from '../../../clinic/doctors/index.ts';
import { lastFirst, type PatientListRow, searchPatients } from '../../../clinic/patients/index.ts';
import { DeskError } from '../../../desk/index.ts';
import { type Dialogs, type Messages, type Perform, shortStart } from '../../kit.ts';
import { type BookChoice, BookDialog } from './book-dialog.tsx';
import { type FoundSlot, SlotFinder, type SlotWish } from './slot-finder.tsx';

/** What the acts of the book talk through. */
export interface Tools {
  readonly perform: Perform;
  readonly dialogs: Dialogs;
  readonly message: Messages;
}

export interface Booking {
  /** Null: who it is for is asked. */
  readonly patient: PatientListRow | null;
  readonly doctor: { readonly id: string; readonly name: string };
  readonly start: string;
  readonly duration: number;
  /** Given when it is booked over something on purpose. */
  readonly overbook?: string;
}

/** Books a visit, asking for what is not known yet. The visit, or null when it was left or refused. */
export async function book(tools: Tools, booking: Booking): Promise<AppointmentRow | null> {
  const { doctor, start, overbook } = booking;
  const patient = booking.patient ?? (await findPatient(tools.dialogs));
  if (!patient) return null;
  const choice = await tools.dialogs.open<BookChoice>((answer) => (
    <BookDialog
      patient={patient}
      doctor={doctor.name}
      start={start}
      duration={booking.duration}
      overbook={overbook ?? null}
      answer={answer}
    />
  ));
  if (!choice) return null;
  const input = { patient: patient.id, doctor: doctor.id, start, ...choice };
  const visit = await unlessOnPurpose(tools, overbook, (reason) =>
    tools.perform.raw(bookAppointment, { ...input, overbook: reason }),
  );
  if (visit)
    tools.message.done(`Booked ${visit.patient_name}, ${shortStart(visit.start)}, ${visit.doctor_name}.`);
  return visit;
}

/** Moves a visit to a time taken from the free ones. */
export async function reschedule(
  tools: Tools,
  visit: AppointmentRow,
  slot: Pick<FoundSlot, 'start' | 'doctor' | 'duration'>,
): Promise<AppointmentRow | null> {
  const { start, doctor, duration } = slot;
  const input = { id: visit.id, start, doctor, duration, version: visit.version };
  const moved = await unlessOnPurpose(tools, undefined, (reason) =>
    tools.perform.raw(rescheduleAppointment, { ...input, overbook: reason }),
  );
  if (moved)
    tools.message.done(`Moved ${moved.patient_name} to ${shortStart(moved.start)}, ${moved.doctor_name}.`);
  return moved;
}

/** One of the free times, or null. */
export function findSlot(
  tools: Tools,
  asked: {
    title: string;
    wish: SlotWish;
    patient: string | null;
    doctors: readonly DoctorRow[];
    today: string;
  },
): Promise<FoundSlot | null> {
  return tools.dialogs.open<FoundSlot>((answer) => <SlotFinder {...asked} answer={answer} />);
}

export function findPatient(dialogs: Dialogs): Promise<PatientListRow | null> {
  return dialogs.find({
    title: 'Who is it for?',
    query: searchPatients,
    input: (text) => ({ text, limit: 50 }),
    option: (row) => ({ value: row, label: lastFirst(row), hint: `${row.birth_date}  ${row.number}` }),
    empty: 'Nobody is found. A new patient is registered under Patients (2).',
  });
}

/** The reason for which a visit may stand where it otherwise may not, or null. */
export function askReason(dialogs: Dialogs, lines: readonly string[]): Promise<string | null> {
  return dialogs.ask({
    title: 'Book over it on purpose?',
    label: 'Reason for overbooking',
    lines: [...lines, 'Give a reason to book it all the same. Esc changes nothing.'],
  });
}

/** Does it, and when schedule or another visit of the doctor is in the way, once more with a reason, if there is one. */
async function unlessOnPurpose<R>(
  { dialogs, message }: Tools,
  given: string | undefined,
  act: (reason: string | undefined) => Promise<R>,
): Promise<R | null> {
  try {
    return await act(given);
  } catch (problem) {
    if (given !== undefined || !mayBeOverbooked(problem)) return refused(message, problem);
    const reason = await askReason(dialogs, [problem.message]);
    if (reason === null) return refused(message, problem);
    return act(reason).catch((second: unknown) => refused(message, second));
  }
}

function refused(message: Messages, problem: unknown): null {
  message.fail(problem);
  return null;
}

function mayBeOverbooked(problem: unknown): problem is DeskError {
  if (!(problem instanceof DeskError)) return false;
  return (
    problem.code === 'outside_schedule' || (problem.code === 'overlap' && problem.details?.of !== 'patient')
  );
}
