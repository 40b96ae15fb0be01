import { defineActions } from '../action.ts';

/** What the shell lets the global actions do. */
export interface GlobalContext {
  readonly canUndo: true | string;
  readonly canGoBack: boolean;
  /** True, or why the messages cannot be read now. */
  readonly canReadMessages: true | string;
  readonly canBackUp: true | string;
  /** Whether long work can be stopped: true, or why not. */
  readonly canStop: true | string;
  back(): unknown;
  undo(): unknown;
  backUp(): unknown;
  stop(): unknown;
  messages(): unknown;
  /** Whether there is anybody to lock it for: true, or why not. */
  readonly canLock: true | string;
  readonly canSignOut: true | string;
  palette(): unknown;
  lock(): unknown;
  signOut(): unknown;
}

/** The keys that act on every screen of an open clinic. */
export const globalActions = defineActions<GlobalContext>('global', 'Everywhere', [
  {
    id: 'app.back',
    title: 'Back to the screen before',
    keys: ['esc'],
    hint: 'back',
    when: (shell) => (shell.canGoBack ? true : 'This is the first screen. Ctrl+C twice quits.'),
    run: (shell) => shell.back(),
  },
  {
    id: 'app.undo',
    title: 'Undo your last act',
    keys: ['u'],
    hint: 'undo',
    pinned: true,
    when: (shell) => shell.canUndo,
    run: (shell) => shell.undo(),
  },
  {
    id: 'app.backup',
    title: 'Back up now',
    keys: ['ctrl-b', 'B'],
    when: (shell) => shell.canBackUp,
    run: (shell) => shell.backUp(),
  },
  {
    id: 'app.stop',
    title: 'Stop the long work that is under way',
    keys: [],
    when: (shell) => shell.canStop,
    run: (shell) => shell.stop(),
  },
  {
    id: 'app.palette',
    title: 'Everything by name',
    keys: [':', 'ctrl-p'],
    hint: 'commands',
    run: (shell) => shell.palette(),
  },
  {
    id: 'app.lock',
    title: 'Lock this desk',
    keys: ['ctrl-x'],
    everywhere: true,
    when: (shell) => shell.canLock,
    run: (shell) => shell.lock(),
  },
  {
    id: 'app.messages',
    title: 'Read what was said lately, all of it',
    keys: ['ctrl-g'],
    everywhere: true,
    when: (shell) => shell.canReadMessages,
    run: (shell) => shell.messages(),
  },
  {
    id: 'app.sign-out',
    title: 'Sign out',
    keys: ['g o'],
    when: (shell) => shell.canSignOut,
    run: (shell) => shell.signOut(),
  },
]);
