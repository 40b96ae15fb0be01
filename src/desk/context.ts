import type { Engine } from '../storage/engine.ts';
import type { Actor } from './actor.ts';
import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';
import type { Undoable } from './operation.ts';

/** What every call of a desk is made with: where, who, when, and how new rows are named. */
export interface DeskContext {
  readonly engine: Engine;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Finds an operation by its name, null when there is none: undo asks how an act is taken back. */
  operationNamed(name: string): Promise<Undoable | null>;
}
