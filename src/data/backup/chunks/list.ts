import { z } from 'zod';
import { nameLength } from './codec.ts';

const head = z.object({
  format: z.literal('frontdesk-list-1'),
  chunk_size: z
    .int()
    .positive()
    .max(1024 * 1024),
  size_bytes: z.int().nonnegative(),
  /** Of the whole database. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Opens the chunks, base64; null where they are not encrypted. It is only ever written into an encrypted list. */
  key: z.base64().nullable(),
});

/** The file of an incremental backup: of which chunks, in their order, its database is made. */
export interface ChunkList extends z.output<typeof head> {
  /** The names, 32 bytes each. */
  readonly names: Buffer;
}

/** One line of JSON, then the names as they are. */
export function listBytes({ names, ...rest }: ChunkList): readonly [Buffer, Buffer] {
  return [Buffer.from(`${JSON.stringify(rest)}\n`), names];
}

/** Null for what is no list. */
export function parseList(bytes: Buffer): ChunkList | null {
  const line = bytes.indexOf('\n');
  const parsed = head.safeParse(jsonOf(bytes.subarray(0, Math.max(line, 0)).toString()));
  if (!parsed.success) return null;
  const names = bytes.subarray(line + 1);
  const chunks = Math.ceil(parsed.data.size_bytes / parsed.data.chunk_size);
  return names.length === chunks * nameLength ? { ...parsed.data, names } : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The names one by one. */
export function* namesOf(names: Buffer): Generator<Buffer> {
  for (let at = 0; at + nameLength <= names.length; at += nameLength)
    yield names.subarray(at, at + nameLength);
}
