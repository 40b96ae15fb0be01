import { defineActions } from '../action.ts';

/** What the shell lets the keys do that act everywhere, also at the closed door. */
export interface AlwaysContext {
  readonly isHelping: boolean;
  help(): unknown;
  /** Ctrl+C: says at the first press what the second does. */
  pressQuit(): unknown;
  quit(): unknown;
  redraw(): unknown;
}

/** The keys that act on every screen, also before one has signed in. */
export const alwaysActions = defineActions<AlwaysContext>('always', 'Everywhere', [
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
