import {
  type DoctorDetail,
  type DoctorRow,
  doctorAbsence,
  doctorAdd,
  doctorDelete,
  doctorEdit,
  doctorSchedule,
} from '../../../clinic/doctors/index.ts';
import { defineActions } from '../../kit.ts';

/** What the keys of the doctors work on. */
export interface DoctorsContext {
  readonly row: DoctorRow | undefined;
  readonly detail: DoctorDetail | undefined;
  find(): unknown;
  add(): unknown;
  edit(): unknown;
  week(): unknown;
  leave(): unknown;
  takeLeaveAway(): unknown;
  appointments(): unknown;
  specializations(): unknown;
  setActive(): unknown;
  remove(): unknown;
}

const onDoctor = (doctors: DoctorsContext) => (doctors.row ? true : 'There is no doctor here: n adds one.');
const withLeave = (doctors: DoctorsContext) =>
  doctors.detail?.absences.length ? true : 'No leave is planned: l plans one.';

export const doctorsActions = defineActions<DoctorsContext>(
  'doctors',
  'Doctors',
  [
    {
      id: 'doctors.add',
      title: 'Add a doctor',
      keys: ['n'],
      asks: doctorAdd,
      hint: 'new',
      run: (doctors) => doctors.add(),
    },
    {
      id: 'doctors.edit',
      title: 'Edit the doctor',
      keys: ['e', 'enter'],
      asks: doctorEdit,
      hint: 'edit',
      when: onDoctor,
      run: (doctors) => doctors.edit(),
    },
    {
      id: 'doctors.week',
      title: 'Set the weekly schedule',
      keys: ['w'],
      asks: doctorSchedule,
      hint: 'week',
      when: onDoctor,
      run: (doctors) => doctors.week(),
    },
    {
      id: 'doctors.leave',
      title: 'Plan a leave',
      keys: ['l'],
      asks: doctorAbsence,
      hint: 'leave',
      when: onDoctor,
      run: (doctors) => doctors.leave(),
    },
    {
      id: 'doctors.specializations',
      title: 'Go to the specializations',
      keys: ['s'],
      run: (doctors) => doctors.specializations(),
    },
    {
      id: 'doctors.find',
      title: 'Find a doctor',
      keys: ['/'],
      hint: 'find',
      run: (doctors) => doctors.find(),
    },
    {
      id: 'doctors.take-leave-away',
      title: 'Take a leave away',
      keys: ['r'],
      asks: doctorAbsence,
      when: withLeave,
      run: (doctors) => doctors.takeLeaveAway(),
    },
    {
      id: 'doctors.appointments',
      title: "Open the doctor's appointments",
      keys: ['o'],
      when: onDoctor,
      run: (doctors) => doctors.appointments(),
    },
    {
      id: 'doctors.active',
      title: 'Make inactive, or active again',
      keys: ['x'],
      asks: doctorEdit,
      when: onDoctor,
      run: (doctors) => doctors.setActive(),
    },
    {
      id: 'doctors.delete',
      title: 'Delete a doctor nothing refers to',
      keys: ['D'],
      asks: doctorDelete,
      when: onDoctor,
      run: (doctors) => doctors.remove(),
    },
  ],
  ['list', 'tabs'],
);

/** What the keys do while the search line is typed into. */
export interface FindContext {
  leave(): unknown;
  clear(): unknown;
}

export const findActions = defineActions<FindContext>('doctors-find', 'Finding a doctor', [
  {
    id: 'doctors-find.list',
    title: 'Go to what was found',
    keys: ['enter', 'down'],
    hint: 'to the list',
    run: (search) => search.leave(),
  },
  {
    id: 'doctors-find.clear',
    title: 'Show all again',
    keys: ['esc'],
    hint: 'show all',
    run: (search) => search.clear(),
  },
]);
