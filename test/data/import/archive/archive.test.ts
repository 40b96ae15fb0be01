import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSource } from '../../../../src/data/import/formats/index.ts';
import { cellsOf, readFile, scratchFolder } from '../support/files.ts';

let folder: Awaited<ReturnType<typeof scratchFolder>>;
beforeEach(async () => {
  folder = await scratchFolder();
});
afterEach(() => folder.remove());

const patients = 'first_name,last_name\nAda,Okafor\n';
const head = (rows: Record<string, number>) =>
  JSON.stringify({
    frontdesk: {
      format: 1,
      version: '0.1.0',
      revision: 'r',
      exported_at: '',
      masked: false,
      part: false,
      rows,
    },
  });

async function writeFolder(files: Record<string, string>): Promise<string> {
  await mkdir(folder.path('all'));
  for (const [name, text] of Object.entries(files)) await folder.write(join('all', name), text);
  return folder.path('all');
}

const zipped = (files: Zippable) => folder.write('all.zip', zipSync(files));

describe('a folder', () => {
  test('holds a table a file; what is no table is named and left', async () => {
    const path = await writeFolder({
      'patients.csv': patients,
      'doctors.json': '[{"id":1}]',
      'read me.md': 'x',
      '.hidden.csv': 'x',
    });
    const read = await readFile(path);
    expect(read.tables.map(({ name }) => name)).toEqual(['doctors', 'patients']);
    expect(read.ignored).toEqual(['read me.md']);
    expect(read.hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await readFile(path)).hash).toBe(read.hash);
  });

  test('of our own: tables in the order of the head, null apart from the empty text', async () => {
    const path = await writeFolder({
      'patients.csv': 'id,notes\n1,\n2,""\n3,"\'=1+1"\n4,"a\nb"\n',
      'doctors.csv': 'id\n',
      'frontdesk.json': head({ patients: 4, doctors: 0 }),
      'stray.csv': 'x\n',
    });
    const { exported, tables, ignored } = await readFile(path);
    expect(exported?.revision).toBe('r');
    expect(ignored).toEqual(['stray.csv']);
    expect(tables.map(({ name, columns }) => [name, columns])).toEqual([
      ['patients', ['id', 'notes']],
      ['doctors', ['id']],
    ]);
    expect(cellsOf(tables[0])).toEqual([
      ['1', null],
      ['2', ''],
      ['3', '=1+1'],
      ['4', 'a\nb'],
    ]);
  });

  test('of our own that lost a file or some rows is damaged', async () => {
    const path = await writeFolder({
      'patients.csv': patients,
      'frontdesk.json': head({ patients: 1, doctors: 0 }),
    });
    await expect(readFile(path)).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('doctors'),
    });
    await folder.write('all/frontdesk.json', head({ patients: 2 }));
    await expect(readFile(path)).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('2 rows, but 1'),
    });
  });

  test('without a table is refused with what it holds', async () => {
    await expect(readFile(await writeFolder({ 'a.doc': 'x' }))).rejects.toThrow('It holds a.doc.');
  });
});

describe('a zip', () => {
  test('is read as a folder, and nothing unpacked stays behind', async () => {
    await mkdir(folder.path('scratch'));
    const path = await zipped({
      'in/patients.csv': strToU8(patients),
      '__MACOSX/in/._patients.csv': strToU8('x'),
    });
    const source = await openSource(path, { scratch: folder.path('scratch') }, new Set());
    expect((await readdir(folder.path('scratch')))[0]).toMatch(/^\.frontdesk-import-/);
    expect(source.tables.map(({ name, columns }) => [name, columns])).toEqual([
      ['patients', ['first_name', 'last_name']],
    ]);
    await source.close();
    expect(await readdir(folder.path('scratch'))).toEqual([]);
  });

  test('that is refused leaves nothing behind either', async () => {
    await mkdir(folder.path('scratch'));
    const path = await zipped({ 'a.csv': strToU8('a,b\n1,2\n'), 'b.json': strToU8('[{"a":1}') });
    await expect(readFile(path, { scratch: folder.path('scratch') })).rejects.toThrow('broken at line 1');
    expect(await readdir(folder.path('scratch'))).toEqual([]);
  });

  test.each([
    ['../patients.csv', 'outside of its folder'],
    ['/etc/patients.csv', 'outside of its folder'],
    ['a\\..\\..\\patients.csv', 'outside of its folder'],
    ['C:\\patients.csv', 'outside of its folder'],
    ['inner.zip', 'no table'],
  ])('with %s in it is refused', async (name, reason) => {
    await expect(readFile(await zipped({ [name]: strToU8(patients) }))).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining(reason),
    });
  });

  test('whose directory lies about a size, or whose bytes were changed, is damaged', async () => {
    const bytes = zipSync({ 'patients.csv': strToU8(patients.repeat(50)) });
    const directory = Buffer.from(bytes).lastIndexOf('PK\x01\x02');
    const lying = Buffer.from(bytes);
    lying.writeUInt32LE(10, directory + 24);
    await expect(readFile(await folder.write('lying.zip', lying))).rejects.toThrow('damaged');
    const changed = Buffer.from(bytes);
    changed.writeUInt32LE((changed.readUInt32LE(directory + 16) ^ 1) >>> 0, directory + 16);
    await expect(readFile(await folder.write('changed.zip', changed))).rejects.toThrow('damaged');
  });

  test('whose files share their bytes is refused', async () => {
    const bytes = Buffer.from(zipSync({ 'a.csv': strToU8(patients), 'b.csv': strToU8(patients) }));
    const second = bytes.lastIndexOf('PK\x01\x02');
    bytes.writeUInt32LE(0, second + 42);
    await expect(readFile(await folder.write('shared.zip', bytes))).rejects.toThrow('overlap');
  });

  test('of another document, a link or a password is told', async () => {
    const word = await zipped({ 'word/document.xml': strToU8('<x/>') });
    await expect(readFile(word)).rejects.toThrow('is a Word document');
    const linked = await zipped({
      'patients.csv': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }],
    });
    await expect(readFile(linked)).rejects.toThrow('is a link to another file');
    const locked = Buffer.from(zipSync({ 'patients.csv': strToU8(patients) }));
    locked.writeUInt16LE(
      locked.readUInt16LE(locked.lastIndexOf('PK\x01\x02') + 8) | 1,
      locked.lastIndexOf('PK\x01\x02') + 8,
    );
    await expect(readFile(await folder.write('locked.zip', locked))).rejects.toThrow(
      'locked with a password',
    );
  });
});
