import { closeSync, fsyncSync, openSync } from 'node:fs';

/** What a file, or the names in a folder, became is on the disk when this returns. Throws the system's error. */
export function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
