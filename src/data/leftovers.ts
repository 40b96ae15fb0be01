import { randomBytes } from 'node:crypto';
import { lstat, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fateOf, ownMark, type ProcessMark } from './process-mark.ts';

const pattern = /^\.frontdesk-[a-z-]+-(\d+)(?:-([0-9a-f]{8})-([0-9a-f]{8})-(\d+))?-[0-9a-f]{6,8}(?:\.|-|$)/;

/** Longer than work on a file can take without a change of it, milliseconds: what another host began is dead by then. */
export const surelyAlone = 24 * 3_600_000;

/**
 * The name of something temporary, beside what it becomes: `.frontdesk-backup-4711-5e0b1c22-9d1f03aa-881203-9f3c2a11`. It
 * says which process of which host it belongs to, so that what a killed one leaves behind is known as such.
 *
 * @param what small letters and hyphens
 */
export function leftoverName(what: string): string {
  const { pid, host, boot, start } = ownMark();
  return `.frontdesk-${what}-${pid}-${host}-${boot}-${start}-${randomBytes(4).toString('hex')}`;
}

/** What an import leaves beside the database while it runs: found without its process, it tells that one was killed. */
export const importMark = 'importing';

export function isImportMark(name: string): boolean {
  return name.startsWith(`.frontdesk-${importMark}-`);
}

const asideMark = 'aside';

/**
 * The name of a folder that holds, for the moment between two renames, what makes room for its successor, under its own
 * name. Found without its process, that goes back if the successor has not come.
 */
export function asideName(): string {
  return leftoverName(asideMark);
}

/**
 * The names of what dead processes left in a folder. What belongs to a living one is none, and of another host, which
 * may use the same folder of backups, only what nobody has touched for a day.
 */
export async function findLeftovers(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const found: string[] = [];
  for (const name of names) {
    const owner = ownerOf(name);
    if (owner === null) continue;
    const fate = owner === 'unknown' ? 'elsewhere' : fateOf(owner);
    if (fate === 'dead' || (fate === 'elsewhere' && (await untouchedFor(join(folder, name))) > surelyAlone))
      found.push(name);
  }
  return found;
}

/**
 * Removes what dead processes left in a folder, and puts back what had to stand aside; what belongs to a living one
 * stays. Answers the names removed: another user's are not ours to remove, and keep nobody from working.
 */
export async function sweepLeftovers(folder: string): Promise<string[]> {
  const removed: string[] = [];
  for (const name of await findLeftovers(folder)) {
    const isGone = await clearAway(folder, name).then(
      () => true,
      () => false,
    );
    if (isGone) removed.push(name);
  }
  return removed;
}

async function clearAway(folder: string, name: string): Promise<void> {
  const path = join(folder, name);
  const stoodAside = name.startsWith(`.frontdesk-${asideMark}-`) ? await readdir(path) : [];
  for (const one of stoodAside) {
    const place = join(folder, one);
    const isTaken = await lstat(place).then(
      () => true,
      () => false,
    );
    if (!isTaken) await rename(join(path, one), place);
  }
  await rm(path, { recursive: true, force: true });
}

/** Null for any other file; unknown for one that says a number alone, as earlier programs did. */
function ownerOf(name: string): ProcessMark | 'unknown' | null {
  const found = pattern.exec(name);
  if (found === null) return null;
  const [, pid, host, boot, start] = found;
  if (host === undefined || boot === undefined) return 'unknown';
  return { pid: Number(pid), host, boot, start: Number(start) };
}

/** Milliseconds since the last change of a file, or of a folder and what lies in it; 0 for what is gone. */
export async function untouchedFor(path: string): Promise<number> {
  const within = await readdir(path).catch(() => []);
  const times = await Promise.all(
    [path, ...within.map((name) => join(path, name))].map((one) =>
      stat(one).then(
        ({ mtimeMs }) => mtimeMs,
        () => Number.NEGATIVE_INFINITY,
      ),
    ),
  );
  const newest = Math.max(...times);
  return Number.isFinite(newest) ? Date.now() - newest : 0;
}
