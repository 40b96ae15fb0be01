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

/** What can be done about a clinic that is gone or damaged. */
export interface LostContext {
  /** True when there is a backup to restore, or why not. */
  readonly canRestore: true | string;
  /** True when a new clinic may be made in its place, or why not. */
  readonly canBeginAnew: true | string;
  restore(): unknown;
  beginAnew(): unknown;
  leave(): unknown;
}

export const lostActions = defineActions<LostContext>('first-run-lost', 'A clinic that is gone or damaged', [
  {
    id: 'first-run.restore',
    title: 'Restore the newest good backup',
    keys: ['r'],
    hint: 'restore it',
    when: ({ canRestore }) => canRestore,
    run: (lost) => lost.restore(),
  },
  {
    id: 'first-run.begin-anew',
    title: 'Begin a new, empty clinic instead',
    keys: ['N'],
    hint: 'begin anew',
    when: ({ canBeginAnew }) => canBeginAnew,
    run: (lost) => lost.beginAnew(),
  },
  {
    id: 'first-run.leave',
    title: 'Leave everything as it is',
    keys: ['esc'],
    hint: 'leave all as it is',
    run: (lost) => lost.leave(),
  },
]);
