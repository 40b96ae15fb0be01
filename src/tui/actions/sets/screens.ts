import { type ActionSet, defineActions } from '../action.ts';

/** The part of a screen's entry that the keys need. */
export interface Destination {
  readonly name: string;
  readonly title: string;
  readonly digit?: string | undefined;
  readonly letter?: string | undefined;
}

export interface ScreensContext {
  readonly isOpen: boolean;
  goTo(screen: string): unknown;
}

/** `1` or `g t` goes to Today, and so on. */
export function screenActions(destinations: readonly Destination[]): ActionSet<ScreensContext> {
  return defineActions(
    'screens',
    'Screens',
    destinations
      .filter((screen) => screen.digit !== undefined || screen.letter !== undefined)
      .map((screen) => ({
        id: `go.${screen.name}`,
        title: screen.title,
        keys: [
          ...(screen.digit === undefined ? [] : [screen.digit]),
          ...(screen.letter === undefined ? [] : [`g ${screen.letter}`]),
        ],
        when: (shell) => (shell.isOpen ? true : 'No clinic is open: the screen says how to go on.'),
        run: (shell) => shell.goTo(screen.name),
      })),
  );
}
