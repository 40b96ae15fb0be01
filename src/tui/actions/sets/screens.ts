import type { Permission } from '../../../desk/accounts/index.ts';
import { type ActionSet, defineActions } from '../action.ts';

/** The part of a screen's entry that the keys need. */
export interface Destination {
  readonly name: string;
  readonly title: string;
  readonly digit?: string | undefined;
  readonly letter?: string | undefined;
  /** What reading it asks, where not everybody may. */
  readonly permission?: Permission | undefined;
}

export interface ScreensContext {
  /** True where a screen that asks this can be gone to, or why not. */
  canGo(permission: Permission | undefined): true | string;
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
        when: (shell) => shell.canGo(screen.permission),
        run: (shell) => shell.goTo(screen.name),
      })),
  );
}
