import { existsSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { refuse } from '../../desk/index.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { chunkFolder } from './chunks/store.ts';
import { packsIn } from './chunks/stored.ts';
import type { Target } from './target.ts';

/** What is left over for the others who write to the same disk. */
const reserve = 16 * 1024 * 1024;

interface ToFit {
  readonly clinic: OpenedClinic;
  readonly target: Target;
  readonly scratchFolder: string;
  readonly incremental: boolean;
}

/** Throws `no_space` where a backup would not fit: the copy, and what becomes of it where that is another file. */
export async function requireRoomFor({ clinic, target, scratchFolder, incremental }: ToFit): Promise<void> {
  const size = await clinic.engine.sizeBytes();
  const isSameFile = scratchFolder === target.folder && !incremental;
  const wanted = new Map([[scratchFolder, size]]);
  if (!isSameFile)
    wanted.set(target.folder, (wanted.get(target.folder) ?? 0) + storedBytes(size, target, incremental));
  await requireRoom(wanted);
}

/** The first incremental backup stores everything, and of the later ones nobody knows how much. */
function storedBytes(size: number, { folder }: Target, incremental: boolean): number {
  const chunks = chunkFolder(folder);
  const isFirst = !existsSync(chunks) || packsIn(chunks).length === 0;
  return incremental ? size * (isFirst ? 0.6 : 0.02) : size * 1.001;
}

/** Throws `no_space` where these bytes, and a little more, do not fit into these folders, which must be there. */
export async function requireRoom(wanted: ReadonlyMap<string, number>): Promise<void> {
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
      `There is not enough room in ${folder}: it takes ${megabytes(bytes)}, ${megabytes(free)} are free.`,
      {
        hint: 'Free some room, or name another place with --to.',
      },
    );
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
