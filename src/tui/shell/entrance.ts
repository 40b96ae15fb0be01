import type { DeskError } from '../../desk/errors.ts';
import type { DeskDoor } from '../data/desk.ts';

/** How the clinic was found at start, for the screen that makes or mends it. */
export interface Entrance {
  /** The database: a path, or an address. */
  readonly db: string;
  /** Where its backups are, when that is not beside it. */
  readonly backups?: string;
  /** Why it could not be opened: `no_database`, `older`, `corrupt`. Null once it is open. */
  readonly problem: DeskError | null;
  /** Takes a clinic that has just been made or migrated, and goes to the first screen; with accounts one signs in first. */
  adopt(
    clinic: { readonly desk: DeskDoor; close(): Promise<void> },
    /** Who has just made it, and is signed in at once. */
    who?: { readonly email: string; readonly password: string },
  ): Promise<void>;
  /** The open clinic can no longer be worked with (its schema was taken back): shows why, and how to go on. */
  leave(problem: DeskError): void;
}
