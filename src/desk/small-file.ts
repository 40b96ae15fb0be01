import { open } from 'node:fs/promises';

/**
 * A file that somebody is to have written by hand; null for one that is longer than that. A device or a wrong name
 * (`/dev/zero`, a whole database) would otherwise be read for ever, or until there is no memory left. Throws the
 * system's error.
 *
 * @param limit bytes
 */
export async function readSmallFile(file: string, limit: number): Promise<string | null> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(limit + 1);
    let length = 0;
    while (length <= limit) {
      // No position: a pipe has none.
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
      if (bytesRead === 0) return buffer.toString('utf8', 0, length);
      length += bytesRead;
    }
    return null;
  } finally {
    await handle.close();
  }
}
