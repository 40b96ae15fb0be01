import { defineActions } from '../../actions/index.ts';

export interface FormContext {
  move(by: 1 | -1): void;
  /** Goes on to the next field, or opens what the field holds. */
  enter(): unknown;
  save(): unknown;
  cancel(): unknown;
}

/** The keys of every form. */
export const formActions = defineActions<FormContext>('form', 'Forms', [
  { id: 'form.save', title: 'Save', keys: ['ctrl-s'], hint: 'save', run: (form) => form.save() },
  {
    id: 'form.next',
    title: 'The next field',
    keys: ['tab', 'down'],
    hint: 'next',
    run: (form) => form.move(1),
  },
  { id: 'form.previous', title: 'The field before', keys: ['shift-tab', 'up'], run: (form) => form.move(-1) },
  {
    id: 'form.enter',
    title: 'Go on, or open what is folded',
    keys: ['enter'],
    hint: 'go on or open',
    run: (form) => form.enter(),
  },
  {
    id: 'form.cancel',
    title: 'Leave without saving',
    keys: ['esc'],
    hint: 'leave',
    run: (form) => form.cancel(),
  },
]);
