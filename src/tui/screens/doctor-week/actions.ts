import { defineActions } from '../../kit.ts';

export interface WeekContext {
  readonly hasDayBefore: boolean;
  copy(): unknown;
}

export const weekActions = defineActions<WeekContext>(
  'doctor-week',
  'Weekly schedule',
  [
    {
      id: 'doctor-week.copy',
      title: 'The same as the day before',
      keys: ['ctrl-y'],
      hint: 'as the day before',
      when: (week) => (week.hasDayBefore ? true : 'Monday is the first day here.'),
      run: (week) => week.copy(),
    },
  ],
  ['form'],
);
