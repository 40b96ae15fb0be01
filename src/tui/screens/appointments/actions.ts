import { type AppointmentAct, refusalOf } from '../../../clinic/appointments/index.ts';
import { defineActions } from '../../kit.ts';
import type { Mode, Selection } from './state.ts';

/** What the keys of the appointment book work on. */
export interface BookContext {
  readonly mode: Mode;
  readonly selection: Selection;
  readonly hasDoctor: boolean;
  readonly now: string;
  readonly today: string;
  open(): unknown;
  bookAt(): unknown;
  overbook(): unknown;
  findFree(): unknown;
  turn(pages: number): unknown;
  goToday(): unknown;
  goToDate(): unknown;
  switchMode(): unknown;
  chooseDoctor(): unknown;
  act(act: 'confirm' | 'arrive' | 'start' | 'complete' | 'no-show'): unknown;
  reschedule(): unknown;
  cancel(): unknown;
  openPatient(): unknown;
}

const withDoctor = (book: BookContext) =>
  book.hasDoctor ? true : 'There is no doctor yet: add one under Doctors (5).';

const onVisit = (book: BookContext) => (book.selection.visit ? true : 'Move to a visit first.');

/** Whether the act is possible for the visit under the cursor, in the same words as the desk would use. */
const may = (act: AppointmentAct) => (book: BookContext) => {
  const { visit } = book.selection;
  if (!visit) return 'Move to a visit first.';
  return refusalOf(act, { ...visit, date: visit.appointment_date }, book) ?? true;
};

const onSomething = (book: BookContext) =>
  book.selection.start
    ? true
    : 'Nothing can be booked here: b books at a time that you type, f finds a free one.';

export const bookActions = defineActions<BookContext>(
  'appointments',
  'Appointments',
  [
    {
      id: 'appointments.open',
      title: 'Book this time, or show this visit',
      keys: ['enter'],
      hint: 'book, show',
      when: onSomething,
      run: (book) => book.open(),
    },
    {
      id: 'appointments.find-free',
      title: 'Find a free time, by doctor or specialization',
      keys: ['f'],
      hint: 'find free',
      when: withDoctor,
      run: (book) => book.findFree(),
    },
    {
      id: 'appointments.previous',
      title: 'The day before; the week before in the week',
      keys: ['<', 'left'],
      hint: 'page',
      run: (book) => book.turn(-1),
    },
    {
      id: 'appointments.next',
      title: 'The day after; the week after in the week',
      keys: ['>', 'right'],
      hint: 'page',
      run: (book) => book.turn(1),
    },
    {
      id: 'appointments.arrive',
      title: 'Mark as arrived and put in the queue',
      keys: ['a'],
      hint: 'arrive',
      when: may('arrive'),
      run: (book) => book.act('arrive'),
    },
    {
      id: 'appointments.confirm',
      title: 'Confirm the visit',
      keys: ['c'],
      hint: 'confirm',
      when: may('confirm'),
      run: (book) => book.act('confirm'),
    },
    {
      id: 'appointments.reschedule',
      title: 'Move the visit to another time',
      keys: ['r'],
      hint: 'reschedule',
      when: may('reschedule'),
      run: (book) => book.reschedule(),
    },
    {
      id: 'appointments.cancel',
      title: 'Cancel the visit, with a reason',
      keys: ['x'],
      hint: 'cancel',
      when: may('cancel'),
      run: (book) => book.cancel(),
    },
    {
      id: 'appointments.week',
      title: 'Day or week',
      keys: ['w'],
      hint: 'week',
      run: (book) => book.switchMode(),
    },
    {
      id: 'appointments.doctor',
      title: 'Another doctor',
      keys: ['d'],
      hint: 'doctor',
      when: withDoctor,
      run: (book) => book.chooseDoctor(),
    },
    {
      id: 'appointments.start',
      title: 'Start the visit',
      keys: ['s'],
      hint: 'start',
      when: may('start'),
      run: (book) => book.act('start'),
    },
    {
      id: 'appointments.complete',
      title: 'Complete the visit',
      keys: ['o'],
      hint: 'complete',
      when: may('complete'),
      run: (book) => book.act('complete'),
    },
    {
      id: 'appointments.no-show',
      title: 'Mark as a no-show',
      keys: ['n'],
      hint: 'no-show',
      when: may('no-show'),
      run: (book) => book.act('no-show'),
    },
    {
      id: 'appointments.overbook',
      title: 'Book over this on purpose, with a reason',
      keys: ['v'],
      when: onSomething,
      run: (book) => book.overbook(),
    },
    {
      id: 'appointments.book-at',
      title: 'Book at a time that you type',
      keys: ['b'],
      when: withDoctor,
      run: (book) => book.bookAt(),
    },
    { id: 'appointments.today', title: 'Today', keys: ['t'], run: (book) => book.goToday() },
    { id: 'appointments.date', title: 'Go to a date', keys: ['y'], run: (book) => book.goToDate() },
    {
      id: 'appointments.patient',
      title: 'Open the patient',
      keys: ['p'],
      when: onVisit,
      run: (book) => book.openPatient(),
    },
  ],
  ['list', 'appointments-week'],
);

export interface WeekContext {
  move(rows: number, days: number): unknown;
  readonly rows: number;
}

/** The arrows in the week: the cursor goes from half hour to half hour and from day to day. */
export const weekActions = defineActions<WeekContext>('appointments-week', 'The week of appointments', [
  { id: 'week.up', title: 'Earlier', keys: ['up'], hint: 'move', run: (week) => week.move(-1, 0) },
  { id: 'week.down', title: 'Later', keys: ['down'], hint: 'move', run: (week) => week.move(1, 0) },
  { id: 'week.left', title: 'The day before', keys: ['left'], hint: 'move', run: (week) => week.move(0, -1) },
  { id: 'week.right', title: 'The day after', keys: ['right'], hint: 'move', run: (week) => week.move(0, 1) },
  { id: 'week.first', title: 'To the first', keys: ['home'], run: (week) => week.move(-week.rows, 0) },
  { id: 'week.last', title: 'To the last', keys: ['end'], run: (week) => week.move(week.rows, 0) },
  { id: 'week.page-up', title: 'Four hours up', keys: ['pgup'], run: (week) => week.move(-8, 0) },
  { id: 'week.page-down', title: 'Four hours down', keys: ['pgdn'], run: (week) => week.move(8, 0) },
]);
