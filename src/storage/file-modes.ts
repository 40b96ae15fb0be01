import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** For its owner alone: wherever nothing else was arranged, and always for what is one person's (sessions, the cache). */
export const ownFile = 0o600;
export const ownFolder = 0o700;

/** For its group, too, and what comes to lie in the folder belongs to that group (setgid). */
export const groupFile = 0o660;
export const groupFolder = 0o2770;

/** The part of a mode that says who may. */
export const permissionBits = 0o7777;
/** What of it is for whoever is neither the owner nor of the group, and what for anybody but the owner. */
export const forStrangers = 0o007;
export const forOthers = 0o077;

/** The mode of a file that is to be made at this path: what lies in a group's folder is for that group. */
export function fileMode(path: string): number {
  return isGroupFolder(dirname(path)) ? groupFile : ownFile;
}

/** The same for a folder. */
export function folderMode(path: string): number {
  return isGroupFolder(dirname(path)) ? groupFolder : ownFolder;
}

/**
 * Whether a folder was given to a group on purpose: setgid, open to the group, closed to everybody else (2770). The
 * folder itself is the sign, since it is there before the database, and cannot disagree with what it says.
 */
export function isGroupFolder(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && (found.mode & permissionBits) === groupFolder;
}

/**
 * From now on the modes that are asked for here are the modes that files get: a login's own umask can neither open what
 * is for its owner alone nor close what is for a group. Once, as a process starts; its threads follow.
 */
export function heedOwnModesAlone(): void {
  process.umask(forStrangers);
}
