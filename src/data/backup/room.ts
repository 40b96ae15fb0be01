import { existsSync } from 'node:fs';
import { requireRoom } from '../room.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { chunkFolder } from './chunks/store.ts';
import { packsIn } from './chunks/stored.ts';
import type { Target } from './target.ts';

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
  await requireRoom(wanted, 'Free some room, or name another place with --to.');
}

/** The first incremental backup stores everything, and of the later ones nobody knows how much. */
function storedBytes(size: number, { folder }: Target, incremental: boolean): number {
  const chunks = chunkFolder(folder);
  const isFirst = !existsSync(chunks) || packsIn(chunks).length === 0;
  return incremental ? size * (isFirst ? 0.6 : 0.02) : size * 1.001;
}
