import { defineActions } from '../action.ts';

/** What the shell lets the global actions do. */
export interface GlobalContext {
  readonly canUndo: true | string;
  readonly canGoBack: boolean;
  readonly isHelping: boolean;
  back(): unknown;
  undo(): unknown;
  help(): unknown;
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
