import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileMode } from '../../../storage/file-modes.ts';
import type { Scratch } from '../archive/scratch.ts';
import { decodeFile, keepsAscii } from './encoding.ts';
import type { ByteFacts } from './inspect.ts';

/** A file in which marks can be looked for among the bytes. */
export interface AsciiFile {
  path: string;
  encoding: string;
  size: number;
  /** Behind a byte order mark. */
  start: number;
}

/** The file itself, or a copy in UTF-8 where its encoding hides marks in other letters (UTF-16, Shift-JIS). */
export async function inUtf8(file: {
  path: string;
  encoding: string;
  bytes: ByteFacts;
  scratch: Scratch;
  request: { signal?: AbortSignal | undefined };
}): Promise<AsciiFile> {
  const { path, encoding, bytes, scratch, request } = file;
  if (keepsAscii(encoding)) {
    return { path, encoding, size: bytes.size_bytes, start: bytes.bom && encoding === 'utf-8' ? 3 : 0 };
  }
  const copy = await scratch.file();
  const pieces = Readable.from(decodeFile(path, encoding, request.signal));
  await pipeline(pieces, createWriteStream(copy, { mode: fileMode(copy), flags: 'wx' }));
  return { path: copy, encoding: 'utf-8', size: (await stat(copy)).size, start: 0 };
}
