import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../../../src/data/import/csv/dialect.ts';
import { type CsvRow, readRows } from '../../../../src/data/import/csv/rows.ts';

const comma: Dialect = { delimiter: ',', quote: '"' };

async function* pieces(...texts: string[]): AsyncGenerator<string> {
  yield* texts;
}

async function rowsOf(text: string | string[], dialect = comma): Promise<CsvRow[]> {
  return (await Array.fromAsync(readRows(pieces(...[text].flat()), dialect))).flat();
}

describe('rows of a CSV text', () => {
  test('carry the line they start on, over quoted line breaks, blank lines and every line ending', async () => {
    expect(await rowsOf('a,b\n"1\n2",x\r\n\r\nlast,"y"\rend,z')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['1\n2', 'x'] },
      { line: 5, fields: ['last', 'y'] },
      { line: 6, fields: ['end', 'z'] },
    ]);
  });

  test('keep doubled quotation marks, spaces and empty fields as they are', async () => {
    expect(await rowsOf('"say ""hi""", b ,,\n,,,\n')).toEqual([
      { line: 1, fields: ['say "hi"', ' b ', '', ''] },
      { line: 2, fields: ['', '', '', ''] },
    ]);
  });

  test('a quotation mark inside an unquoted field is a character', async () => {
    expect(await rowsOf('5" nail,x\n')).toEqual([{ line: 1, fields: ['5" nail', 'x'] }]);
  });

  test('a quotation mark that never closes costs one row, and the others still land', async () => {
    const rows = await rowsOf('a,b\n1,"open\n2,fine\n3,fine\n');
    expect(
      rows.map((row) => ('fields' in row ? row.fields.join('|') : `line ${row.line}: ${row.problem}`)),
    ).toEqual([
      'a|b',
      expect.stringMatching(/^line 2: A quotation mark is opened here and never closed/),
      '2|fine',
      '3|fine',
    ]);
  });

  test('text after a closing quotation mark is named, and the next line is read', async () => {
    const rows = await rowsOf('"John" Smith,x\nok,y\n');
    expect(rows[0]).toMatchObject({ line: 1, problem: expect.stringContaining('“S”') });
    expect(rows[1]).toEqual({ line: 2, fields: ['ok', 'y'] });
  });

  test('a row over the limit is refused without being held, quoted or not', async () => {
    const chunks = Array.from({ length: 40 }, () => 'x'.repeat(64 * 1024));
    const plain = await rowsOf(['a,', ...chunks, '\nb,c\n']);
    expect(plain).toEqual([
      { line: 1, text: expect.any(String), problem: expect.stringContaining('longer than 1.0 MB') },
      { line: 2, fields: ['b', 'c'] },
    ]);
    const quoted = await rowsOf(['a,"', ...chunks, '\nb,c\n']);
    expect(quoted[0]).toMatchObject({ line: 1, problem: expect.any(String) });
    expect(quoted.at(-1)).toEqual({ line: 2, fields: ['b', 'c'] });
  });

  test('60 MB behind an open quotation mark end in one refused row, not in minutes', async () => {
    async function* endless(): AsyncGenerator<string> {
      yield 'a,"open\n';
      for (let count = 0; count < 960; count += 1) yield `${'y'.repeat(64 * 1024 - 1)}\n`;
    }
    let read = 0;
    let refused = 0;
    for await (const rows of readRows(endless(), comma)) {
      read += rows.filter((row) => 'fields' in row).length;
      refused += rows.filter((row) => 'problem' in row).length;
    }
    expect({ read, refused }).toEqual({ read: 960, refused: 1 });
  });

  test('where the chunks are cut makes no difference, and nothing written is lost', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', ' ', "'", '1') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 7 }),
        async (rows, end, size) => {
          const text = rows
            .map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(','))
            .join(end);
          const chunks = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
          const read = await rowsOf(chunks);
          expect(read.map((row) => ('fields' in row ? row.fields : row.problem))).toEqual(rows);
          const before =
            rows
              .slice(0, -1)
              .flat()
              .join(' ')
              .match(/\r\n|\n|\r/g)?.length ?? 0;
          expect(read.at(-1)?.line).toBe(rows.length + before);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('any text at all is read to its end', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '\t'), maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (value, size) => {
        const whole = await rowsOf(value);
        const cut = await rowsOf(value.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []);
        expect(cut).toEqual(whole);
      }),
      { numRuns: 150 },
    );
  });
});
