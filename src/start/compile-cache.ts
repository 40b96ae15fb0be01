import { lstatSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { cacheFolder, type Environment } from '../config/places.ts';
import { makeOwnFolder } from '../storage/own-folder.ts';

/**
 * Lets the runtime keep the program in compiled form, which saves about a quarter of every start.
 * Whoever can write there can make us run their code, so the folder is ours alone, never the world-writable default.
 * Where there can be no such folder, the program starts as it did before.
 */
export function keepCompiledCode(env: Environment): void {
  try {
    const folder = cacheFolder(env);
    makeOwnFolder(folder);
    const found = lstatSync(folder);
    const isOurs = found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
    if (isOurs) enableCompileCache(folder);
  } catch {
    // No home, a read-only one, a file in the way: nothing that a receptionist needs to hear about.
  }
}
