import type { ComponentType } from 'react';
import type { Permission } from '../../desk/accounts/index.ts';
import type { Asked, SetFacts } from '../actions/index.ts';

/** What a screen's folder exports. */
export interface ScreenModule {
  /** Every set its view binds, for the documentation and the check against collisions. */
  readonly actions: readonly SetFacts[];
  readonly View: ComponentType;
  /** What it is for, where not everybody may: its entry in the catalogue says the same before it is loaded. */
  readonly asks?: Asked;
}

export function defineScreen(screen: ScreenModule): ScreenModule {
  return screen;
}

/** A screen as the shell knows it before it is loaded. */
export interface ScreenEntry {
  readonly name: string;
  readonly title: string;
  /** The digit that goes there, for the main screens. */
  readonly digit?: string;
  /** The letter behind `g` that goes there. */
  readonly letter?: string;
  /** What the query that it shows first asks: it is not there for those who may not. */
  readonly permission?: Permission;
  /** False where there is no clinic yet: first run. */
  readonly needsDesk?: boolean;
  readonly load: () => Promise<{ readonly screen: ScreenModule }>;
}
