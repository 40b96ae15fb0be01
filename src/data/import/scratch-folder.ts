import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileMode, folderMode } from '../../storage/file-modes.ts';
import { leftoverName, sweepLeftovers } from '../leftovers.ts';

/**
 * Makes a folder for what is needed for a while: beside the database, where there is room for it, nobody else looks and
 * every start sweeps; elsewhere if that cannot be written. Patients are in it: it is for its owner alone.
 *
 * @param beside the folder of the database
 * @param what as `leftoverName` takes it
 */
export async function makeScratchFolder(beside: string, what: string): Promise<string> {
  for (const parent of new Set([beside, tmpdir()])) {
    await sweepLeftovers(parent);
    const folder = join(parent, leftoverName(what));
    const made = await mkdir(folder, { mode: folderMode(folder) }).then(
      () => true,
      (error) => {
        if (parent === beside && parent !== tmpdir()) return false;
        throw error;
      },
    );
    if (made) return folder;
  }
  throw new Error('There is no folder for a while.');
}

/** Writes a file in such a folder, as it comes. */
export function writeInScratch(path: string): WriteStream {
  return createWriteStream(path, { mode: fileMode(path) });
}
