import { statfs } from 'node:fs/promises';
import { refuse } from '../../desk/index.ts';

/** What is left over for the others who write to the same disk. */
const reserve = 16 * 1024 * 1024;

/** Throws `no_space` where these bytes, and a little more, do not fit; `folder` must be there. */
export async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= bytes + reserve) return;
  refuse(
    'no_space',
    `There is not enough room in ${folder}: the backup needs ${megabytes(bytes)}, ${megabytes(free)} are free.`,
    { hint: 'Free some room, or name another place with --to.' },
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
