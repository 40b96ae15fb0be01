import { defineActions } from '../../kit.ts';

export interface SqlContext {
  leave(): unknown;
}

export const sqlActions = defineActions<SqlContext>(
  'data-sql',
  'The SQL of a revision',
  [
    {
      id: 'data-sql.leave',
      title: 'Close it',
      keys: ['esc', 'enter'],
      hint: 'close',
      run: (dialog) => dialog.leave(),
    },
  ],
  ['dialog', 'list'],
);
