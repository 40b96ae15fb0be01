import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Engine } from '../../storage/engine.ts';
import { findLeftovers } from '../leftovers.ts';
import type { Verdict } from './check.ts';

/** Whether strangers on this machine can read the clinic, in its files, its backups or what guards it; a group may. */
export async function permissions(files: readonly string[], folders: readonly string[]): Promise<Verdict> {
  const within = await Promise.all(folders.map(filesIn));
  const open: string[] = [];
  for (const path of [...files, ...within.flat()]) {
    const found = await stat(path).catch(() => null);
    if (found && (found.mode & 0o007) !== 0) open.push(path);
  }
  const [first] = open;
  if (first === undefined) return { ok: true, message: 'no stranger on this machine can read the clinic' };
  const rest = open.length > 1 ? ` and ${open.length - 1} more` : '';
  return {
    ok: true,
    warning: true,
    message: `everybody on this machine can get at ${first}${rest}: take it away with chmod o=`,
  };
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => join(folder, name));
}

/** Whether the file that is open here is still the one of its name: work would go into a file that nobody finds again. */
export async function file(engine: Pick<Engine, 'place' | 'isReplaced'>): Promise<Verdict> {
  if (!(await engine.isReplaced()))
    return { ok: true, message: 'the file that was opened is still in its place' };
  return {
    ok: false,
    message: `${engine.place} was removed or replaced while it is open here: leave, and start again`,
  };
}

/** Whether work that was killed has left something lying about. */
export async function leftovers(engine: Pick<Engine, 'place'>, backups: string): Promise<Verdict> {
  const folders = [...new Set([dirname(engine.place), backups])];
  const found = (await Promise.all(folders.map(findLeftovers))).flat();
  if (found.length === 0) return { ok: true, message: 'nothing is left over' };
  return {
    ok: true,
    warning: true,
    message: `${found.length} left over from work that was killed, such as ${found[0]}: remove them`,
  };
}
