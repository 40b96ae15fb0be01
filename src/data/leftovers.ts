import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const pattern = /^\.frontdesk-[a-z-]+-(\d+)-[0-9a-f]+(\.|-|$)/;

/**
 * The name of something temporary, beside what it becomes: `.frontdesk-backup-4711-9f3c2a`. It says which process it
 * belongs to, so that what a killed one leaves behind is known as such.
 *
 * @param what small letters and hyphens
 */
export function leftoverName(what: string): string {
  return `.frontdesk-${what}-${process.pid}-${randomBytes(4).toString('hex')}`;
}

/** What an import leaves beside the database while it runs: found without its process, it tells that one was killed. */
export const importMark = 'importing';

export function isImportMark(name: string): boolean {
  return name.startsWith(`.frontdesk-${importMark}-`);
}

/** The names of what dead processes left in a folder; what belongs to a living one is none. */
export async function findLeftovers(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => {
    const owner = pattern.exec(name)?.[1];
    return owner !== undefined && !isAlive(Number(owner));
  });
}

/**
 * Removes what dead processes left in a folder; what belongs to a living one stays. Answers the names removed: another
 * user's are not ours to remove, and keep nobody from working.
 */
export async function sweepLeftovers(folder: string): Promise<string[]> {
  const removed: string[] = [];
  for (const name of await findLeftovers(folder)) {
    const isGone = await rm(join(folder, name), { recursive: true, force: true }).then(
      () => true,
      () => false,
    );
    if (isGone) removed.push(name);
  }
  return removed;
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process: it lives, and is not ours to judge.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
