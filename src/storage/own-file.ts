import { closeSync, openSync } from 'node:fs';
import { fileMode } from './file-modes.ts';

/**
 * Makes an empty file for its owner alone (0600), in a group’s folder for the group, so that whatever comes to be in it
 * could be read by strangers at no moment. Throws the system's error, EEXIST where there is something.
 */
export function makeOwnFile(path: string): void {
  closeSync(openSync(path, 'wx', fileMode(path)));
}
