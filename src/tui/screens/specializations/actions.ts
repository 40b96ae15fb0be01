import {
  type SpecializationRow,
  specializationAdd,
  specializationDelete,
  specializationEdit,
} from '../../../clinic/specializations/index.ts';
import { defineActions } from '../../kit.ts';

/** What the keys of the specializations work on. */
export interface SpecializationsContext {
  readonly row: SpecializationRow | undefined;
  add(): unknown;
  edit(): unknown;
  setActive(): unknown;
  queue(): unknown;
  doctors(): unknown;
  remove(): unknown;
}

const onRow = (context: SpecializationsContext) => (context.row ? true : 'There is none yet: n adds one.');

export const specializationsActions = defineActions<SpecializationsContext>(
  'specializations',
  'Specializations',
  [
    {
      id: 'specializations.add',
      title: 'Add a specialization',
      keys: ['n'],
      asks: specializationAdd,
      hint: 'new',
      run: (one) => one.add(),
    },
    {
      id: 'specializations.edit',
      title: 'Edit the specialization',
      keys: ['e', 'enter'],
      asks: specializationEdit,
      hint: 'edit',
      when: onRow,
      run: (one) => one.edit(),
    },
    {
      id: 'specializations.active',
      title: 'Make inactive, or active again',
      keys: ['x'],
      asks: specializationEdit,
      hint: ({ row }) => (row && !row.is_active ? 'make active' : 'make inactive'),
      when: onRow,
      run: (one) => one.setActive(),
    },
    {
      id: 'specializations.queue',
      title: 'Go to its queue',
      keys: ['o'],
      hint: 'queue',
      when: onRow,
      run: (one) => one.queue(),
    },
    {
      id: 'specializations.doctors',
      title: 'Go to the doctors',
      keys: ['tab'],
      hint: 'doctors',
      run: (one) => one.doctors(),
    },
    {
      id: 'specializations.delete',
      title: 'Delete a specialization nothing refers to',
      keys: ['D'],
      asks: specializationDelete,
      when: onRow,
      run: (one) => one.remove(),
    },
  ],
  ['list'],
);
