import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guardFormula } from '../../../../src/data/csv-formulas.ts';
import { cellsOf, readFile, scratchFolder } from '../support/files.ts';
import { textRow, workbook } from '../support/workbook.ts';

let folder: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => {
  folder = await scratchFolder();
});
afterAll(() => folder.remove());

const columns = ['first_name', 'last_name', 'phone'];
/** Letters that formats give a meaning to, and some that have none. */
const letters = fc.constantFrom(
  ...'aé😀"\'`,;|\t\\/<>&=+-@[]{}:#%_x0 ',
  '\n',
  '\r',
  '\r\n',
  '--',
  '/*',
  '_x000D_',
  "''",
  '\\.',
);
const text = fc.string({ unit: letters, maxLength: 12 });
// A row of which every cell is blank is none, in files that people make.
const row = fc.tuple(text, text, text).filter((cells) => cells.some((cell) => cell.trim() !== ''));
const table = fc.array(row, { minLength: 1, maxLength: 12 });

/** A first row that moves what follows over the place where the next piece of the file begins. */
const padded = fc
  .tuple(fc.integer({ min: 0, max: 400 }), table)
  .map(([less, rows]) => [['x'.repeat(64 * 1024 - 100 - less), '', ''], ...rows]);

type Written = string | Uint8Array;
const quoted = (cells: readonly string[], delimiter: string) =>
  cells.map((cell) => `"${guardFormula(cell).replaceAll('"', '""')}"`).join(delimiter);
const objects = (rows: readonly string[][]) =>
  rows.map((cells) => JSON.stringify(Object.fromEntries(columns.map((name, at) => [name, cells[at]]))));
const standard = (cell: string) => `'${cell.replaceAll("'", "''")}'`;
const mysql = (cell: string) =>
  `'${cell.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\0', '\\0')}'`;
const copied = (cell: string) =>
  cell.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');

const writers: Record<string, (rows: string[][]) => Written> = {
  'lf.csv': (rows) => [columns, ...rows].map((cells) => `${quoted(cells, ',')}\n`).join(''),
  'crlf.csv': (rows) => `\ufeff${[columns, ...rows].map((cells) => quoted(cells, ';')).join('\r\n')}`,
  'wide.csv': (rows) =>
    Buffer.from(`\ufeff${[columns, ...rows].map((cells) => quoted(cells, ',')).join('\n')}\n`, 'utf16le'),
  'tabs.tsv': (rows) => [columns, ...rows].map((cells) => `${quoted(cells, '\t')}\n`).join(''),
  'list.json': (rows) => `[${objects(rows).join(',\n')}]`,
  'keys.json': (rows) =>
    JSON.stringify({ version: 1, patients: objects(rows).map((one) => JSON.parse(one)) }, null, 2),
  'lines.ndjson': (rows) => `${objects(rows).join('\n')}\n`,
  'standard.sql': (rows) =>
    `INSERT INTO "patients" ("first_name","last_name","phone") VALUES\n${rows.map((cells) => `(${cells.map(standard).join(',')})`).join(',\n')};\n`,
  'mysql.sql': (rows) =>
    `CREATE TABLE \`p\` (\`first_name\` text, \`last_name\` text, \`phone\` text);\n${rows.map((cells) => `INSERT INTO \`p\` VALUES (${cells.map(mysql).join(', ')});`).join('\n')}`,
  'copy.sql': (rows) =>
    `COPY public.p (first_name, last_name, phone) FROM stdin;\n${rows.map((cells) => `${cells.map(copied).join('\t')}\n`).join('')}\\.\n`,
  'sheet.xlsx': (rows) =>
    workbook({
      sheets: { patients: [columns, ...rows].map((cells, at) => textRow(at + 1, cells)).join('') },
    }),
};

describe('any table of texts, written as', () => {
  test.each(Object.keys(writers))('%s, reads back the same', async (name) => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const path = await folder.write(name, writers[name]!(rows));
        const { tables } = await readFile(path, { delimiter: name === 'crlf.csv' ? ';' : undefined });
        expect(tables).toHaveLength(1);
        expect(tables[0]!.columns).toEqual(columns);
        expect(cellsOf(tables[0])).toEqual(rows);
        const lines = tables[0]!.rows.map(({ line }) => line);
        expect(lines).toEqual([...new Set(lines)].toSorted((one, other) => one - other));
      }),
      { numRuns: 40 },
    );
  });

  test.each(Object.keys(writers))(
    '%s, reads back the same where the file is read in pieces',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(padded, async (rows) => {
          const path = await folder.write(name, writers[name]!(rows));
          const { tables } = await readFile(path, { delimiter: name === 'crlf.csv' ? ';' : undefined });
          expect(cellsOf(tables[0]).slice(1)).toEqual(rows.slice(1));
        }),
        { numRuns: 12 },
      );
    },
  );
});

test('a letter that ends a piece of the file, with nothing but ASCII behind it, is read as it is', async () => {
  const closing = Buffer.byteLength(writers['standard.sql']!([['', '', 'é']])) - Buffer.byteLength("');\n");
  const long = Buffer.byteLength(
    writers['standard.sql']!([
      ['', '', 'é'],
      ['', '', ''],
    ]),
  );
  // The closing quote of the value is the first byte of the second piece.
  const padding = 64 * 1024 - closing - (long - Buffer.byteLength(writers['standard.sql']!([['', '', 'é']])));
  for (let off = -3; off <= 3; off += 1) {
    const rows = [
      ['x'.repeat(padding + off), '', ''],
      ['', '', 'é'],
      ['', '', 'a'],
    ];
    const path = await folder.write('edge.sql', writers['standard.sql']!(rows));
    const { tables } = await readFile(path, {});
    expect(cellsOf(tables[0])).toEqual(rows);
  }
});
