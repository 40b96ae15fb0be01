import { restoreJob } from '../../../data/restore/index.ts';
import { defineActions } from '../../kit.ts';

export interface RestoreContext {
  /** True when the word was typed, or what has to be typed. */
  readonly isTyped: true | string;
  /** What has to happen before: it is still being looked at, or it cannot be restored. */
  readonly canRestore: true | string;
  /** True when there is a comparison to be renewed, or why there is none. */
  readonly canCompare: true | string;
  restore(): unknown;
  compareAgain(): unknown;
  leave(): unknown;
}

export const restoreActions = defineActions<RestoreContext>(
  'data-restore',
  'Restore',
  [
    {
      id: 'data-restore.restore',
      title: 'Restore, once the word is typed',
      keys: ['enter'],
      asks: restoreJob,
      hint: 'restore',
      when: ({ canRestore, isTyped }) => (canRestore === true ? isTyped : canRestore),
      run: (restore) => restore.restore(),
    },
    {
      id: 'data-restore.again',
      title: 'Compare with the present again',
      keys: ['ctrl-r'],
      hint: 'compare again',
      when: ({ canCompare }) => canCompare,
      run: (restore) => restore.compareAgain(),
    },
    {
      id: 'data-restore.leave',
      title: 'Leave everything as it is',
      keys: ['esc'],
      hint: 'leave all as is',
      run: (restore) => restore.leave(),
    },
  ],
  ['running-job'],
);
