import { defineActions } from '../action.ts';

/** What the shell lets the global actions do. */
export interface GlobalContext {
  readonly canUndo: true | string;
  readonly canGoBack: boolean;
  readonly isHelping: boolean;
  /** True, or why the messages cannot be read now. */
  readonly canReadMessages: true | string;
  readonly canBackUp: true | string;
  /** Whether long work can be stopped: true, or why not. */
  readonly canStop: true | string;
  back(): unknown;
  undo(): unknown;
  backUp(): unknown;
  stop(): unknown;
  help(): unknown;
  messages(): unknown;
  palette(): unknown;
  /** Ctrl+C: says at the first press what the second does. */
  pressQuit(): unknown;
  quit(): unknown;
  redraw(): unknown;
}

/** The keys that act on every screen. */
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
    id: 'app.help',
    title: 'The keys that work here',
    keys: ['?'],
    hint: 'keys',
    pinned: true,
    everywhere: true,
    when: (shell) => (shell.isHelping ? 'These are the keys. Esc closes them.' : true),
    run: (shell) => shell.help(),
  },
  {
    id: 'app.messages',
    title: 'Read what was said lately, all of it',
    keys: ['ctrl-g'],
    everywhere: true,
    when: (shell) => shell.canReadMessages,
    run: (shell) => shell.messages(),
  },
  { id: 'app.quit', title: 'Quit', keys: [], run: (shell) => shell.quit() },
  {
    id: 'app.press-quit',
    title: 'Quit, when pressed twice',
    keys: ['ctrl-c'],
    everywhere: true,
    run: (shell) => shell.pressQuit(),
  },
  {
    id: 'app.redraw',
    title: 'Draw the screen anew',
    keys: ['ctrl-l'],
    everywhere: true,
    run: (shell) => shell.redraw(),
  },
]);
