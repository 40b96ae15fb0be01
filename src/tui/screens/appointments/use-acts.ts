import {
  type AppointmentRow,
  arrivalSentence,
  arriveAppointment,
  cancelAppointment,
  completeAppointment,
  confirmAppointment,
  markNoShow,
  startAppointment,
  usualVisit,
} from '../../../clinic/appointments/index.ts';
import { shortStart, useDialogs, useMessage, useNavigation, usePerform } from '../../kit.ts';
import type { BookContext } from './actions.ts';
import { askDate, askStart } from './ask-date.ts';
import { askReason, book, findSlot, reschedule, type Tools } from './booking.tsx';
import type { Page } from './page.ts';
import type { Selection } from './state.ts';
import { showVisit } from './visit-dialog.tsx';

const steps = {
  confirm: confirmAppointment,
  start: startAppointment,
  complete: completeAppointment,
  'no-show': markNoShow,
} as const;

const said = {
  confirm: 'is confirmed',
  start: 'is in the room',
  complete: 'has been seen',
  'no-show': 'is marked as a no-show',
} as const;

/** What the keys do on a page of the book, for what is under the cursor. */
export function useActs(page: Page, selection: Selection): BookContext {
  const tools: Tools = { perform: usePerform(), dialogs: useDialogs(), message: useMessage() };
  const { navigate } = useNavigation();
  const { state, dispatch, doctor, doctors, patient, now, today } = page;
  const { visit, start } = selection;

  const bookHere = async (at: string, overbook?: string) => {
    const duration = selection.room > 0 ? Math.min(usualVisit, Math.max(15, selection.room)) : usualVisit;
    const booked = await book(tools, { patient, doctor, start: at, duration, ...(overbook && { overbook }) });
    if (booked) dispatch({ type: 'visit', visit: booked });
  };

  const onVisit = (act: (visit: AppointmentRow) => unknown) => () => (visit ? act(visit) : undefined);

  return {
    mode: state.mode,
    selection,
    hasDoctor: true,
    now,
    today,
    open: () => (visit ? showVisit(tools.dialogs, visit, page.zone) : start && bookHere(start)),
    async bookAt() {
      const at = await askStart(tools.dialogs, 'Book at which time?', start ?? `${state.date}T`);
      if (at) await bookHere(at);
    },
    async overbook() {
      if (!start) return;
      const standing = visit
        ? [`${visit.doctor_name} has ${visit.patient_name} at ${shortStart(start)}.`]
        : [];
      const reason = await askReason(tools.dialogs, standing);
      if (reason !== null) await bookHere(start, reason);
    },
    findFree: () => findFree(tools, page),
    turn: (pages) => dispatch({ type: 'move', days: state.mode === 'day' ? pages : pages * 7 }),
    goToday: () => dispatch({ type: 'show', date: today }),
    async goToDate() {
      const date = await askDate(tools.dialogs, 'Go to a date', state.date);
      if (date) dispatch({ type: 'show', date });
    },
    switchMode: () => dispatch({ type: 'mode', selection }),
    async chooseDoctor() {
      const options = doctors.map((one) => ({
        value: one.id,
        label: one.name === one.full_name ? one.name : `${one.name} (${one.full_name})`,
        hint: `${one.specializations.map(({ name }) => name).join(', ')} · ${one.duty_text}`,
      }));
      const chosen = await tools.dialogs.choose({ title: 'Whose appointments?', options });
      if (chosen) dispatch({ type: 'show', doctor: chosen });
    },
    act: (act) =>
      onVisit(async ({ id, version, patient_name }) => {
        if (act === 'arrive') return arrive(tools, { id, version });
        await tools.perform(steps[act], { id, version }, { said: `${patient_name} ${said[act]}.` });
      })(),
    reschedule: onVisit(async (moving) => {
      const slot = await findSlot(tools, {
        title: `Move ${moving.patient_name} to`,
        wish: {
          whose: { doctor: moving.doctor, name: moving.doctor_name },
          from: moving.appointment_date < today ? today : moving.appointment_date,
          duration: moving.duration,
        },
        patient: moving.patient,
        doctors,
        today,
      });
      const moved = slot && (await reschedule(tools, moving, slot));
      if (moved) dispatch({ type: 'visit', visit: moved });
    }),
    cancel: onVisit(async ({ id, version, patient_name, start: at }) => {
      const reason = await tools.dialogs.ask({
        title: 'Cancel this visit?',
        label: 'Reason',
        lines: [`${patient_name}, ${shortStart(at)}`],
      });
      if (reason === null) return;
      await tools.perform(
        cancelAppointment,
        { id, reason, version },
        { said: `Cancelled: ${patient_name}, ${shortStart(at)}.` },
      );
    }),
    openPatient: onVisit((one) => navigate('patients', { id: one.patient })),
  };
}

/** Looks for a free time, for the patient the screen was opened for or for one who is asked for after, and books it. */
export async function findFree(tools: Tools, page: Page): Promise<void> {
  const { dispatch, doctor, doctors, patient, state, today } = page;
  const slot = await findSlot(tools, {
    title: patient ? `A free time for ${patient.full_name}` : 'Find a free time',
    wish: {
      whose: { doctor: doctor.id, name: doctor.name },
      from: state.date < today ? today : state.date,
      duration: usualVisit,
    },
    patient: patient?.id ?? null,
    doctors,
    today,
  });
  if (!slot) return;
  const whose = { id: slot.doctor, name: slot.doctor_name };
  const booked = await book(tools, { patient, doctor: whose, start: slot.start, duration: slot.duration });
  if (booked) dispatch({ type: 'visit', visit: booked });
}

/** Into the queue; what to ask the one who has come, so that it is the right one. */
async function arrive(tools: Tools, which: { id: string; version: number }): Promise<void> {
  await tools.perform(arriveAppointment, which, { said: arrivalSentence });
}
