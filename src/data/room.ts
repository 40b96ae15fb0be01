import { stat, statfs } from 'node:fs/promises';
import { refuse } from '../desk/index.ts';
import { sizeText } from '../desk/words/index.ts';

/** What is left over for the others who write to the same disk. */
const reserve = 16 * 1024 * 1024;

/**
 * Throws `no_space` where these bytes, and a little more, do not fit into these folders, which must be there; said
 * before anything is written.
 *
 * @param hint what to do about it
 */
export async function requireRoom(
  wanted: ReadonlyMap<string, number>,
  hint = 'Free some room, then try again. Nothing was changed.',
): Promise<void> {
  const disks = new Map<number, { folder: string; bytes: number }>();
  for (const [folder, bytes] of wanted) {
    const { dev } = await stat(folder);
    const disk = disks.get(dev);
    disks.set(dev, { folder: disk?.folder ?? folder, bytes: (disk?.bytes ?? 0) + bytes });
  }
  for (const { folder, bytes } of disks.values()) {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    if (free >= bytes + reserve) continue;
    refuse(
      'no_space',
      `There is not enough room in ${folder}: it takes ${sizeText(bytes)}, and ${sizeText(free)} are free.`,
      { hint },
    );
  }
}
