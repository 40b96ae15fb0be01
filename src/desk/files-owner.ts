import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isGroupFolder } from '../storage/file-modes.ts';

/**
 * What says whose a clinic's files are: the database's own file; where the folder was given to a group, the folder,
 * since anybody of the group can come to own a file in it, and nobody of it the folder.
 */
export function ownedPath(place: string): string {
  const folder = dirname(place);
  return isGroupFolder(folder) ? folder : place;
}

/** Whether this process runs as the login that a clinic's files belong to, or as root. */
export function isFilesOwner(place: string): boolean {
  const me = process.geteuid?.();
  return me === undefined || me === 0 || statSync(ownedPath(place)).uid === me;
}
