import { renameSync } from 'node:fs';
import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { folderMode } from '../../../storage/file-modes.ts';
import { requireFolder } from '../../folder-for.ts';
import { asideName, leftoverName } from '../../leftovers.ts';
import { syncFolder, writeFile } from '../out/file.ts';
import type { Sink } from '../out/sink.ts';
import { standardOutput } from '../out/stdout.ts';
import type { Place } from '../place.ts';

/** How an export is written: into one stream, or into a folder. */
export interface Writers {
  stream(to: Sink): Promise<void>;
  folder(path: string): Promise<void>;
}

/**
 * Writes beside the place under a temporary name, and gives it its own once everything is on the disk. Whatever
 * throws leaves nothing behind.
 */
export async function writeTo(place: Place, writers: Writers): Promise<void> {
  if (place.kind === 'output') {
    const output = standardOutput();
    await writers.stream(output);
    return output.flush();
  }
  const folder = dirname(place.path);
  const temporary = join(folder, leftoverName('export'));
  try {
    if (place.kind === 'folder') await writeFolder(temporary, writers);
    else await writeStream(temporary, writers);
    await putInPlace(temporary, place.path);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    requireFolder(folder, error);
    throw error;
  }
  await syncFolder(folder);
}

async function writeFolder(path: string, { folder }: Writers): Promise<void> {
  await mkdir(path, { mode: folderMode(path) });
  await folder(path);
  await syncFolder(path);
}

async function writeStream(path: string, { stream }: Writers): Promise<void> {
  const file = await writeFile(path);
  try {
    await stream(file);
    await file.finish();
  } catch (error) {
    await file.abandon();
    throw error;
  }
}

/**
 * A file takes the place of a file in one step. Where a folder is concerned, what was there stands aside for a moment;
 * killed in it, the next export to that place, or the next start, puts it back.
 */
async function putInPlace(temporary: string, path: string): Promise<void> {
  try {
    return await rename(temporary, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOTDIR' && code !== 'EISDIR') throw error;
  }
  const aside = join(dirname(path), asideName());
  await mkdir(aside, { mode: folderMode(aside) });
  const before = join(aside, basename(path));
  try {
    renameSync(path, before);
    try {
      renameSync(temporary, path);
    } catch (error) {
      renameSync(before, path);
      throw error;
    }
  } catch (error) {
    // It is empty, unless what was there could not go back: then it must stay.
    await rmdir(aside).catch(() => {});
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
}
