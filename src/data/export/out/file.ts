import { type FileHandle, open } from 'node:fs/promises';
import { fileMode } from '../../../storage/file-modes.ts';
import { BlockSink, type Sink } from './sink.ts';

/** A file that is being written, for its owner alone (0600), in a group’s folder for the group. */
export interface WrittenFile extends Sink {
  /** Everything is on the disk when this returns. */
  finish(): Promise<void>;
  /** Lets go of it, however far it is. */
  abandon(): Promise<void>;
}

/** Makes a file; it must not be there yet. */
export async function writeFile(path: string): Promise<WrittenFile> {
  const handle = await open(path, 'wx', fileMode(path));
  const sink = new BlockSink((block) => writeAll(handle, block));
  return {
    write: (bytes) => sink.write(bytes),
    async finish() {
      await sink.flush();
      await handle.sync();
      await handle.close();
    },
    async abandon() {
      await sink.flush().catch(() => {});
      await handle.close().catch(() => {});
    },
  };
}

async function writeAll(handle: FileHandle, block: Buffer): Promise<void> {
  for (let from = 0; from < block.length; ) {
    const { bytesWritten } = await handle.write(block, from, block.length - from);
    from += bytesWritten;
  }
}

/** What has a new name in a folder has it after a power cut, too. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  // Some file systems cannot sync a folder.
  await handle?.sync().catch(() => {});
  await handle?.close();
}
