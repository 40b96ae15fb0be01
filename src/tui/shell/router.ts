import { Store } from './store.ts';

/** A place in the program: a screen and what it is to show. */
export interface Route {
  readonly screen: string;
  readonly params: Readonly<Record<string, string | undefined>>;
  /** Tells two visits of one screen apart. */
  readonly visit: number;
}

/** The stack of screens: going somewhere puts a route on top, Esc takes it away. */
export class Router {
  readonly stack: Store<readonly Route[]>;
  private visits = 0;

  constructor(first: string, params: Route['params'] = {}) {
    this.stack = new Store<readonly Route[]>([{ screen: first, params, visit: 0 }]);
  }

  get current(): Route {
    return this.stack.get().at(-1) ?? { screen: 'today', params: {}, visit: 0 };
  }

  /** Opens a screen above the present one; back() returns here. */
  navigate(screen: string, params: Route['params'] = {}): void {
    this.stack.update((stack) => [...stack, this.route(screen, params)]);
  }

  /** Puts a screen in the place of the present one. */
  replace(screen: string, params: Route['params'] = {}): void {
    this.stack.update((stack) => [...stack.slice(0, -1), this.route(screen, params)]);
  }

  /** Goes to a main screen: nothing is left beneath it. */
  goTo(screen: string, params: Route['params'] = {}): void {
    this.stack.set([this.route(screen, params)]);
  }

  /** Closes the present screen. False when it is the only one. */
  back(): boolean {
    if (this.stack.get().length < 2) return false;
    this.stack.update((stack) => stack.slice(0, -1));
    return true;
  }

  private route(screen: string, params: Route['params']): Route {
    this.visits += 1;
    return { screen, params, visit: this.visits };
  }
}
