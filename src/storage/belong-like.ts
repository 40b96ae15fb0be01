import { chmodSync, chownSync, statSync } from 'node:fs';
import { permissionBits } from './file-modes.ts';

/** Gives a file the owner and the mode of the one whose place it is to take. */
export function belongLike(made: string, before: string): void {
  ownLike(made, before);
  chmodSync(made, statSync(before).mode & permissionBits);
}

/**
 * Gives a file the owner of another, or of a folder: where root made it, the clinic's own login could not open it
 * otherwise. Who may not give files away keeps it: then the folder says who else may use it.
 */
export function ownLike(made: string, other: string): void {
  const [now, then] = [statSync(made), statSync(other)];
  if (now.uid === then.uid && now.gid === then.gid) return;
  try {
    chownSync(made, then.uid, then.gid);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error;
  }
}
