import { readdir, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { Engine } from '../../storage/engine.ts';
import { groupFile, isGroupFolder } from '../../storage/file-modes.ts';
import { findLeftovers } from '../leftovers.ts';
import type { Verdict } from './check.ts';

/**
 * Whether anybody who should not can get at the clinic, in its files, its backups or what guards it: strangers never, a
 * group only where the data folder was given to it. There it is also told what the group cannot use.
 */
export async function permissions(files: readonly string[], folders: readonly string[]): Promise<Verdict> {
  const within = (await Promise.all(folders.map(filesIn))).flat();
  const home = dirname(files[0] ?? '.');
  const isForGroup = isGroupFolder(home);
  const open: { path: string; who: string; remedy: string }[] = [];
  for (const path of [...files, ...folders, ...within]) {
    const found = await stat(path).catch(() => null);
    if (found === null) continue;
    if ((found.mode & others) !== 0)
      open.push({ path, who: 'everybody on this machine can get at', remedy: 'take it away with chmod o=' });
    else if (!isForGroup && (found.mode & group) !== 0 && !folders.includes(path))
      open.push({
        path,
        who: 'the group of the file can get at',
        remedy: 'take it away with chmod g=, or run frontdesk group-access yes',
      });
    else if (isForGroup && path.startsWith(home + sep) && !isUsableByGroup(found.mode))
      open.push({
        path,
        who: 'the group cannot use',
        remedy: 'run frontdesk group-access yes as its owner',
      });
  }
  const [first] = open;
  if (first === undefined)
    return {
      ok: true,
      message: isForGroup
        ? 'no stranger on this machine can read the clinic, and its group can work with it'
        : 'no stranger on this machine can read the clinic',
    };
  const rest = open.length > 1 ? ` and ${open.length - 1} more` : '';
  return { ok: true, warning: true, message: `${first.who} ${first.path}${rest}: ${first.remedy}` };
}

const others = 0o007;
const group = 0o070;

function isUsableByGroup(mode: number): boolean {
  return (mode & groupFile & group) === (groupFile & group);
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
