import { defineActions } from '../../kit.ts';

/** What the keys of the operations log do. */
export interface LogContext {
  readonly isFailedOnly: boolean;
  readonly isFinding: boolean;
  toggleFailed(): unknown;
  find(): unknown;
  leaveFind(): unknown;
  clearFind(): unknown;
}

export const logActions = defineActions<LogContext>(
  'data-log',
  'Operations log',
  [
    {
      id: 'data-log.failed',
      title: 'Only what failed, or everything',
      keys: ['f'],
      hint: (log) => (log.isFailedOnly ? 'everything' : 'only failed'),
      run: (log) => log.toggleFailed(),
    },
    { id: 'data-log.find', title: 'Find in the log', keys: ['/'], hint: 'find', run: (log) => log.find() },
  ],
  ['list', 'running-job'],
);

/** While the search line is typed into. */
export const logFindActions = defineActions<LogContext>(
  'data-log-find',
  'Finding in the operations log',
  [
    {
      id: 'data-log-find.leave',
      title: 'Back to the list',
      keys: ['enter', 'down'],
      hint: 'to the list',
      run: (log) => log.leaveFind(),
    },
    {
      id: 'data-log-find.clear',
      title: 'Show the whole log again',
      keys: ['esc'],
      hint: 'show all again',
      run: (log) => log.clearFind(),
    },
  ],
  ['running-job'],
);
