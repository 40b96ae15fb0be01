import type { z } from 'zod';
import type { Standing } from '../../desk/accounts/index.ts';
import type { Actor } from '../../desk/actor.ts';
import type { Operation, Query } from '../../desk/operation.ts';

/** The part of the desk that the screens use. */
export interface DeskDoor {
  readonly actor: Actor;
  /** How the one who sits here stood at the last call. */
  readonly standing: Standing;
  /** The state that what is on the screen was read from: a restore begins another. Undefined while nobody knows. */
  readonly epoch?: number | undefined;
  perform<I extends z.ZodType, R>(operation: Operation<I, R>, input: z.input<I>): Promise<R>;
  read<I extends z.ZodType, R>(query: Query<I, R>, input: z.input<I>): Promise<R>;
  /** From now on the calls come from the session with this token, or from nobody. */
  use(token: string | null): Promise<Standing>;
  /** Asks how the one who sits here stands now. */
  look(): Promise<Standing>;
  /** Calls the listener when a call finds that this has changed; returns how to stop. */
  onStanding(listener: (standing: Standing) => void): () => void;
  /**
   * Calls the listener when this or another desk has changed something, restored a backup, or put another database in
   * the place of this one; returns how to stop.
   */
  onChange(listener: (isRestored?: boolean, isMoved?: boolean) => void): () => void;
}
