import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSource } from '../../../../src/data/import/formats/index.ts';
import { cellsOf, readFile, scratchFolder } from '../support/files.ts';
import { textRow, workbook } from '../support/workbook.ts';

let folder: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => {
  folder = await scratchFolder();
});
afterAll(() => folder.remove());

const table = 'first_name,last_name\nAda,Okafor\n';
const book = workbook({ sheets: { p: textRow(1, ['first_name', 'phone']) + textRow(2, ['Ada', '1']) } });

describe('a file that is not what its name says ends in a sentence that says what it is', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['a.xlsx', table, 'it is plain text'],
    ['a.csv', zipSync({ 'a.csv': strToU8(table) }), 'it is a zip or an Excel workbook'],
    ['a.csv', gzipSync(table), 'is compressed with gzip'],
    ['a.csv', `SQLite format 3\0${'\0'.repeat(100)}`, 'is a SQLite database'],
    ['a.csv', '%PDF-1.7\n%âãÏÓ\n', 'is a PDF document'],
    ['a.csv', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'old Excel workbook'],
    ['a.xlsx', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'old Excel workbook'],
    ['a.csv', 'age-encryption.org/v1\n-> X25519', 'is encrypted with age'],
    ['a.xls', '<html><table><tr><td>1</td></tr></table></html>', 'is a web page'],
    ['a.csv', '[{"a":1}]', 'it is JSON'],
    ['a.csv', 'INSERT INTO p VALUES (1);', 'it is a list of SQL statements'],
    ['a.json', table, 'does not begin with {'],
    ['a.json', "-- x\nINSERT INTO p VALUES ('a');", 'it is a list of SQL statements'],
    ['a.csv', Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251), 'is not a text file'],
    ['a.csv', '', 'is empty'],
    ['a.csv', '\n \n\n', 'has no rows'],
    ['a.zip', book, 'is an Excel workbook, not a zip of tables'],
    ['a.xlsx', zipSync({ 'a.csv': strToU8(table) }), 'no Excel workbook'],
  ])('%s', async (name, content, sentence) => {
    const path = await folder.write(name, content);
    await expect(readFile(path)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining(sentence),
    });
  });

  test('one that takes too long can be stopped, while it is opened and while it is read', async () => {
    const path = await folder.write('a.ndjson', '{"first_name":"Ada"}\n'.repeat(200_000));
    const soon = new AbortController();
    const opening = readFile(path, { signal: soon.signal, progress: () => soon.abort() });
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
    const later = new AbortController();
    const source = await openSource(path, { signal: later.signal }, new Set());
    const reading = (async () => {
      for await (const _ of source.tables[0]!.batches()) later.abort();
    })();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    await source.close();
  });

  test('one that is not there, or no file, is told', async () => {
    await expect(readFile(folder.path('none.csv'))).rejects.toThrow('is not there');
    await expect(readFile('/dev/null')).rejects.toThrow('is no file');
    await expect(readFile(await folder.write('a.csv', table), { format: 'parquet' })).rejects.toMatchObject({
      code: 'usage',
    });
  });
});

test.each<[string, string | Uint8Array, string]>([
  ['stdin', table, 'csv'],
  ['data.txt', 'first_name\tlast_name\nAda\tOkafor\n', 'csv'],
  ['data', '[{"first_name":"Ada","last_name":"Okafor"}]', 'json'],
  ['data.txt', "INSERT INTO p (first_name,last_name) VALUES ('Ada','Okafor');", 'sql'],
  [
    'data',
    workbook({ sheets: { p: textRow(1, ['first_name', 'last_name']) + textRow(2, ['Ada', 'Okafor']) } }),
    'xlsx',
  ],
])('a name that says nothing (%s) leaves it to what is in the file', async (name, content, format) => {
  const read = await readFile(await folder.write(name, content));
  expect(read.format).toBe(format);
  expect(read.tables[0]!.columns).toEqual(['first_name', 'last_name']);
  expect(cellsOf(read.tables[0])).toEqual([['Ada', 'Okafor']]);
});

describe('a text', () => {
  const lines = ['first_name,city', 'Zoë,Köln', 'José,Málaga', 'Ada,Cork'];

  test('mostly in UTF-8 is read so, and the lines that are not are told', async () => {
    const mixed = Buffer.concat([
      Buffer.from(`${lines.join('\n')}\n`),
      iconv.encode('René,Bâle\n', 'windows-1252'),
    ]);
    const { tables } = await readFile(await folder.write('mixed.csv', mixed));
    expect(cellsOf(tables[0])).toEqual([
      ['Zoë', 'Köln'],
      ['José', 'Málaga'],
      ['Ada', 'Cork'],
      expect.stringContaining('no letters in utf-8'),
    ]);
  });

  test('mostly in Windows-1252 is read so, and the lines in UTF-8 are told', async () => {
    const mixed = Buffer.concat([
      iconv.encode(`${lines.join('\n')}\n`, 'windows-1252'),
      Buffer.from('René,Bâle\n'),
    ]);
    const { tables } = await readFile(await folder.write('mixed.csv', mixed));
    expect(cellsOf(tables[0]).at(0)).toEqual(['Zoë', 'Köln']);
    expect(cellsOf(tables[0]).at(-1)).toContain('written in utf-8');
  });

  test('with zero bytes in a row costs that row', async () => {
    const { tables } = await readFile(await folder.write('nul.csv', 'first_name,city\nA\0da,Cork\nJo,Ulm\n'));
    expect(cellsOf(tables[0])).toEqual([expect.stringContaining('zero bytes'), ['Jo', 'Ulm']]);
  });

  test('with carriage returns alone, without a header, or with a line for spreadsheets is read', async () => {
    const old = await readFile(await folder.write('mac.csv', lines.join('\r')));
    expect(cellsOf(old.tables[0])).toHaveLength(3);
    const bare = await readFile(await folder.write('bare.csv', 'Ada,1988-03-07\nJo,1990-01-02\n'));
    expect(bare.tables[0]!.columns).toEqual(['column 1', 'column 2']);
    const said = await readFile(await folder.write('bare.csv', 'Ada,Cork\nJo,Ulm\n'), { header: false });
    expect(said.tables[0]).toMatchObject({
      columns: ['column 1', 'column 2'],
      rows: [{ line: 1 }, { line: 2 }],
    });
    const sheet = await readFile(
      await folder.write('sep.csv', 'sep=|\r\nfirst_name|city\r\nAda|Cork, Ireland\r\n'),
    );
    expect(sheet.tables[0]).toMatchObject({
      columns: ['first_name', 'city'],
      rows: [{ line: 3, cells: ['Ada', 'Cork, Ireland'] }],
    });
  });

  test('in UTF-16 holds JSON and SQL as well', async () => {
    const wide = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
    const json = await readFile(await folder.write('wide.json', wide('[{"first_name":"Zoë"}]')));
    expect(cellsOf(json.tables[0])).toEqual([['Zoë']]);
    const sql = await readFile(await folder.write('wide.sql', wide("INSERT INTO p VALUES ('Zoë');")));
    expect(cellsOf(sql.tables[0])).toEqual([['Zoë']]);
  });
});
