import type { Permission } from '../../desk/accounts/index.ts';

/** An operation, a query or a job that an action is for. */
export interface Asked {
  readonly permission: Permission;
}

/**
 * Something a key does. The help, the footer, the command palette and docs/keybindings.md are all made from
 * these, so what they say is what the keys do.
 */
export interface Action<Context> {
  /** `queue.call`: unique, what the config file rebinds and the tests press. */
  readonly id: string;
  /** What it does, as the help and the palette say it: `Call the next patient`. */
  readonly title: string;
  /** Canonical key names; two keys one after the other with a space between: `g q`. */
  readonly keys: readonly string[];
  /** The word in the footer, `call`. Actions of one set with the same hint share a place: `↑↓ move`. None: not there. */
  readonly hint?: string | ((context: Context) => string);
  /**
   * What it is for: whoever may not do that is told so when the key is pressed, and does not see it in the footer. The
   * rule itself is the operation's.
   */
  readonly asks?: Asked | ((context: Context) => Asked | undefined);
  /** True when it can be done here and now, else the reason, a sentence, shown when the key is pressed. */
  readonly when?: (context: Context) => true | string;
  readonly run: (context: Context) => unknown;
  /** Also acts while a dialog is open. */
  readonly everywhere?: boolean;
  /** Keeps its place in the footer however narrow it is. */
  readonly pinned?: boolean;
}

/** The actions of one place: a screen, a dialog, a list. */
export interface ActionSet<Context> {
  /** The place, `queue`; action ids begin with it. */
  readonly name: string;
  /** The heading in the help and the documentation. */
  readonly title: string;
  readonly actions: readonly Action<Context>[];
  /** Other sets whose keys act at the same time (`list`, `tabs`), for the check against collisions. */
  readonly beside: readonly string[];
}

/** Declares the actions of a place. `beside` names the sets of the parts it uses: `list`, `tabs`, `form`. */
export function defineActions<Context>(
  name: string,
  title: string,
  actions: readonly Action<Context>[],
  beside: readonly string[] = [],
): ActionSet<Context> {
  return { name, title, actions, beside };
}

/** An action bound to what is on the screen now. */
export interface LiveAction {
  readonly id: string;
  readonly title: string;
  readonly hint: string | undefined;
  readonly group: string;
  readonly keys: readonly string[];
  readonly everywhere: boolean;
  readonly pinned: boolean;
  readonly available: () => true | string;
  readonly run: () => unknown;
}

/** What of a set is known without a screen: for bindings, collisions and documents. */
export interface ActionFacts {
  readonly id: string;
  readonly title: string;
  readonly keys: readonly string[];
}

export interface SetFacts {
  readonly name: string;
  readonly title: string;
  readonly actions: readonly ActionFacts[];
  readonly beside: readonly string[];
}
