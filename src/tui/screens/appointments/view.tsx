import { useLayoutEffect, useReducer, useRef } from 'react';
import { type AppointmentRow, listAppointments, localDate } from '../../../clinic/appointments/index.ts';
import { type DoctorRow, doctorList } from '../../../clinic/doctors/index.ts';
import { showPatient } from '../../../clinic/patients/index.ts';
import {
  Empty,
  useBody,
  useDialogs,
  useHouse,
  useMessage,
  useNow,
  useParams,
  usePerform,
  useRead,
} from '../../kit.ts';
import { DayPage } from './day-page.tsx';
import type { Page } from './page.ts';
import { openBook, turnPage } from './state.ts';
import { findFree } from './use-acts.ts';
import { WeekPage } from './week-page.tsx';

/**
 * The appointment book. Params: `date`, `doctor` and `appointment` open a page of it with the cursor on a visit,
 * `patient` begins with the free times for somebody.
 */
export function AppointmentsView() {
  const params = useParams();
  const { time_zone: zone } = useHouse();
  const now = useNow('minute');
  const today = localDate(now, zone);
  const { columns: width, rows: height } = useBody();
  const [state, dispatch] = useReducer(turnPage, openBook(params, today));
  const forSomebody = { enabled: state.patient !== null };
  const doctors = useRead(doctorList, { status: 'Active' }).data;
  const patient = useRead(showPatient, { id: state.patient ?? '' }, forSomebody).data;
  const visits = useRead(listAppointments, { patient: state.patient ?? '' }, forSomebody).data;
  const isReady = doctors !== undefined && (state.patient === null || Boolean(patient && visits));

  const doctor = isReady ? doctorOf(state.doctor, doctors, state.patient ? visits : undefined) : undefined;
  const page: Page | undefined = doctor && {
    state,
    dispatch,
    doctor,
    doctors: doctors ?? [],
    patient: (state.patient && patient) || null,
    now,
    today,
    zone,
    width,
    height,
  };
  useFreeTimesFirst(page);
  if (!isReady) return null;
  if (!page) {
    return <Empty text="There is no doctor to book with yet. Add one under Doctors (5)." width={width} />;
  }
  return state.mode === 'day' ? <DayPage page={page} /> : <WeekPage page={page} />;
}

/** Opened for somebody, the book begins with her next free times. */
function useFreeTimesFirst(page: Page | undefined): void {
  const tools = { perform: usePerform(), dialogs: useDialogs(), message: useMessage() };
  const opened = useRef(false);
  useLayoutEffect(() => {
    if (opened.current || !page?.patient) return;
    opened.current = true;
    void findFree(tools, page);
  });
}

/** The doctor asked for; else whom the patient saw last or will see; else who sits here; else who is on duty; else the first. */
function doctorOf(
  asked: string | null,
  doctors: readonly DoctorRow[],
  visits: readonly AppointmentRow[] | undefined,
): { id: string; name: string } | undefined {
  if (asked !== null) return doctors.find((one) => one.id === asked) ?? { id: asked, name: '' };
  const known = visits?.findLast((visit) => visit.status !== 'Cancelled' && visit.status !== 'No-Show');
  return (
    doctors.find((one) => one.id === known?.doctor) ??
    doctors.find((one) => one.is_you) ??
    doctors.find((one) => one.duty.state === 'on_duty') ??
    doctors[0]
  );
}
