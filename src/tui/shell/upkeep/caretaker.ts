import type { Upkeep } from '../../../data/schedule/index.ts';
import type { DeskDoor } from '../../data/desk.ts';
import type { JobDesk } from '../jobs/job-desk.ts';

/** Sees to it, while a desk is open, that what the settings want done by itself is done. */
export interface Caretaker {
  /** How backups and maintenance stand; null where that cannot be said. */
  look(desk: DeskDoor): Promise<Upkeep | null>;
  /** Whether something is due that no other desk is doing already. */
  isDue(upkeep: Upkeep): Promise<boolean>;
  /** Does it, as the house itself. */
  act(jobs: JobDesk): Promise<unknown>;
  /** Milliseconds from the start of a desk until it does anything: a start is not to be slowed down. */
  readonly firstAfter: number;
  /** Milliseconds over which many desks spread, by chance, so that they do not all begin at once. */
  readonly spread: number;
}
