import type { AppointmentRow } from '../../../clinic/appointments/index.ts';
import { defineActions } from '../../kit.ts';

/** What the keys of Today work on. */
export interface TodayContext {
  readonly visit: AppointmentRow | undefined;
  readonly hasDraft: boolean;
  arrive(): unknown;
  open(): unknown;
  newPatient(): unknown;
  find(): unknown;
  openDraft(): unknown;
}

const onVisit = (today: TodayContext) => (today.visit ? true : 'Nobody else is expected today.');

export const todayActions = defineActions<TodayContext>(
  'today',
  'Today',
  [
    {
      id: 'today.arrive',
      title: 'Mark as arrived and put in the queue',
      keys: ['a'],
      hint: 'arrive',
      when: onVisit,
      run: (today) => today.arrive(),
    },
    {
      id: 'today.open',
      title: 'Open the patient',
      keys: ['enter'],
      hint: 'open',
      when: onVisit,
      run: (today) => today.open(),
    },
    {
      id: 'today.new-patient',
      title: 'Register a new patient',
      keys: ['n'],
      hint: 'new patient',
      run: (today) => today.newPatient(),
    },
    {
      id: 'today.find',
      title: 'Find a patient',
      keys: ['/'],
      hint: 'find',
      run: (today) => today.find(),
    },
    {
      id: 'today.draft',
      title: 'Go on with what was typed and not saved',
      keys: ['d'],
      when: (today) => (today.hasDraft ? true : 'Nothing was left unsaved.'),
      run: (today) => today.openDraft(),
    },
  ],
  ['list'],
);
