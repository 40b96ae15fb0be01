import { chmodSync, chownSync, statSync } from 'node:fs';

/**
 * Gives a file the mode and the owner of the one whose place it is to take: where root made it, the clinic's own login could
 * not open it otherwise. Who may not give files away keeps it: then the folder says who else may use it.
 */
export function belongLike(made: string, before: string): void {
  const [now, then] = [statSync(made), statSync(before)];
  if (now.uid !== then.uid || now.gid !== then.gid) {
    try {
      chownSync(made, then.uid, then.gid);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error;
    }
  }
  chmodSync(made, then.mode & 0o777);
}
