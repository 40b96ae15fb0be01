import { defineActions } from '../../kit.ts';

/** What the keys at the closed door do. */
export interface DoorContext {
  /** Goes to the next field, or in when it was the last. */
  enter(): unknown;
  move(by: 1 | -1): void;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

export const doorActions = defineActions<DoorContext>('sign-in', 'Signing in', [
  { id: 'sign-in.enter', title: 'Go on', keys: ['enter'], hint: 'go on', run: (door) => door.enter() },
  {
    id: 'sign-in.next',
    title: 'The next field',
    keys: ['tab', 'down'],
    hint: 'next field',
    when: ({ isLast }) => (isLast ? 'This is the last line: Enter goes on.' : true),
    run: (door) => door.move(1),
  },
  {
    id: 'sign-in.previous',
    title: 'The field before',
    keys: ['shift-tab', 'up'],
    when: ({ isFirst }) => (isFirst ? 'There is no line before this one.' : true),
    run: (door) => door.move(-1),
  },
]);

/** Where somebody is signed in, but not at the desk. */
export interface LockedContext {
  readonly isElse: boolean;
  somebodyElse(): unknown;
  back(): unknown;
}

export const lockedActions = defineActions<LockedContext>(
  'locked',
  'A locked desk',
  [
    {
      id: 'locked.somebody-else',
      title: 'Sign in as somebody else',
      keys: ['ctrl-n'],
      hint: 'somebody else',
      when: ({ isElse }) => (isElse ? 'This is for somebody else already. Esc goes back.' : true),
      run: (door) => door.somebodyElse(),
    },
    {
      id: 'locked.back',
      title: 'Back to the one whose desk this is',
      keys: ['esc'],
      hint: 'back',
      when: ({ isElse }) => (isElse ? true : 'The password opens this desk.'),
      run: (door) => door.back(),
    },
  ],
  ['sign-in'],
);

/** Where the password has to be changed. */
export interface MustChangeContext {
  signOut(): unknown;
}

export const mustChangeActions = defineActions<MustChangeContext>(
  'must-change',
  'A password that has to be changed',
  [
    {
      id: 'must-change.sign-out',
      title: 'Sign out instead',
      keys: ['esc'],
      hint: 'sign out instead',
      run: (door) => door.signOut(),
    },
  ],
  ['sign-in'],
);
