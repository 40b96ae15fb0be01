import { defineActions } from '../../kit.ts';

export interface SlotContext {
  readonly found: boolean;
  take(): void;
  leave(): void;
  jump(days: number): void;
  lengthen(minutes: number): void;
  chooseDoctor(): unknown;
  chooseSpecialization(): unknown;
  chooseDate(): unknown;
}

export const slotActions = defineActions<SlotContext>(
  'slots',
  'Free times',
  [
    {
      id: 'slots.take',
      title: 'Take this time',
      keys: ['enter'],
      hint: 'take',
      when: (slots) => (slots.found ? true : 'There is no free time: try another doctor, length or date.'),
      run: (slots) => slots.take(),
    },
    {
      id: 'slots.previous-day',
      title: 'The day before',
      keys: ['left'],
      hint: 'day',
      run: (slots) => slots.jump(-1),
    },
    {
      id: 'slots.next-day',
      title: 'The day after',
      keys: ['right'],
      hint: 'day',
      run: (slots) => slots.jump(1),
    },
    {
      id: 'slots.longer',
      title: 'A longer visit',
      keys: ['+'],
      hint: 'length',
      run: (slots) => slots.lengthen(15),
    },
    {
      id: 'slots.shorter',
      title: 'A shorter visit',
      keys: ['-'],
      hint: 'length',
      run: (slots) => slots.lengthen(-15),
    },
    {
      id: 'slots.doctor',
      title: 'Of another doctor',
      keys: ['d'],
      hint: 'doctor',
      run: (slots) => slots.chooseDoctor(),
    },
    {
      id: 'slots.specialization',
      title: 'Of anybody in a specialization',
      keys: ['s'],
      hint: 'specialization',
      run: (slots) => slots.chooseSpecialization(),
    },
    {
      id: 'slots.from',
      title: 'From another date on',
      keys: ['y'],
      hint: 'from',
      run: (slots) => slots.chooseDate(),
    },
    { id: 'slots.leave', title: 'Go back', keys: ['esc'], hint: 'go back', run: (slots) => slots.leave() },
  ],
  ['list'],
);
