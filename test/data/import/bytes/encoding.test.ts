import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeFile } from '../../../../src/data/import/bytes/encoding.ts';
import { inspectBytes } from '../../../../src/data/import/bytes/inspect.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'encoding-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(bytes: Buffer): Promise<string> {
  const path = join(folder, `${bytes.length}-${Math.floor(bytes.reduce((sum, byte) => sum + byte, 0))}.csv`);
  await writeFile(path, bytes);
  return path;
}

const text = 'name,city\nZoë Müller,Köln\nJosé Peña,Málaga\n';

describe('the encoding of a file', () => {
  test.each([
    ['utf-8', iconv.encode(text, 'utf-8'), false],
    ['utf-8', iconv.encode(text, 'utf-8', { addBOM: true }), true],
    ['utf-16le', iconv.encode(text, 'utf-16le', { addBOM: true }), true],
    ['utf-16be', iconv.encode(text, 'utf-16be', { addBOM: true }), true],
    ['utf-16le', iconv.encode(text, 'utf-16le'), false],
    ['windows-1252', iconv.encode(text, 'windows-1252'), false],
    ['utf-8', Buffer.from('plain,ascii\n'), false],
  ])('%s is found and read back whole', async (encoding, bytes, bom) => {
    const path = await file(bytes);
    expect(await inspectBytes(path)).toMatchObject({
      encoding,
      bom,
      size_bytes: bytes.length,
      is_text: true,
    });
    const read = (await Array.fromAsync(decodeFile(path, encoding))).join('');
    expect(read).toBe(bytes.toString().startsWith('plain') ? 'plain,ascii\n' : text);
  });

  test('an accented letter on the last line of a long file still counts', async () => {
    const path = await file(
      Buffer.concat([Buffer.alloc(300_000, 'row,of,ascii\n'), iconv.encode('Zoë,Köln\n', 'windows-1252')]),
    );
    expect((await inspectBytes(path)).encoding).toBe('windows-1252');
  });

  test('a UTF-8 letter cut by the reading of the file in pieces does not count against UTF-8', async () => {
    const path = await file(Buffer.from(`${'x'.repeat(65_535)}é\n`));
    expect((await inspectBytes(path)).encoding).toBe('utf-8');
  });

  test('what is no text is said to be none', async () => {
    const path = await file(Buffer.from([0x50, 0x4b, 3, 4, 0x14, 0, 0, 0, 8, 0, 0xff, 0x12, 0x91]));
    expect((await inspectBytes(path)).is_text).toBe(false);
  });
});
