import { defineActions } from '../../kit.ts';

/** What can be done about a database that is older than the program. */
export interface OlderContext {
  migrate(): unknown;
}

export const olderActions = defineActions<OlderContext>('first-run', 'A database of an older version', [
  {
    id: 'first-run.migrate',
    title: 'Bring the database up to this version',
    keys: ['m'],
    hint: 'bring it up to date',
    run: (older) => older.migrate(),
  },
]);
