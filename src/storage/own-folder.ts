import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { folderMode } from './file-modes.ts';

/**
 * Makes a folder and what is missing above it, for its owner alone (0700), in a group’s folder for the group. One at a time: the runtime's own recursive
 * way goes on for ever where a folder can be looked into but none can be made (`/proc`). Throws the system's error.
 */
export function makeOwnFolder(folder: string): void {
  const missing: string[] = [];
  for (let at = folder; !existsSync(at); at = dirname(at)) missing.push(at);
  for (const each of missing.reverse()) {
    try {
      mkdirSync(each, { mode: folderMode(each) });
    } catch (error) {
      // Another desk may have been quicker.
      if (!existsSync(each)) throw error;
    }
  }
}
