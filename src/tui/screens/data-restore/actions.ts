import { defineActions } from '../../kit.ts';

export interface RestoreContext {
  /** True when the word was typed, or what has to be typed. */
  readonly isTyped: true | string;
  /** What has to happen before: it is still being looked at, or it cannot be restored. */
  readonly canRestore: true | string;
  restore(): unknown;
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
      hint: 'restore',
      when: ({ canRestore, isTyped }) => (canRestore === true ? isTyped : canRestore),
      run: (restore) => restore.restore(),
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
