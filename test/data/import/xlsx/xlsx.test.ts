import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { cellsOf, readFile, scratchFolder } from '../support/files.ts';
import { textRow, workbook } from '../support/workbook.ts';

let folder: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => {
  folder = await scratchFolder();
});
afterAll(() => folder.remove());

const read = async (bytes: Uint8Array) => readFile(await folder.write('book.xlsx', bytes));
const header = (...names: string[]) => textRow(1, names);

const styles = (...codes: string[]) =>
  `<numFmts>${codes.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"/>`).join('')}</numFmts>` +
  `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${codes.map((_, at) => `<xf numFmtId="${200 + at}"/>`).join('')}<xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs>`;

describe('a number in a cell is read as it is shown', () => {
  test.each([
    ['00000', '2118', '02118'],
    ['000-00-0000', '12345678', '012-34-5678'],
    ['[<=9999999]###-####;\\(###\\) ###-####', '5551234', '555-1234'],
    ['[<=9999999]###-####;\\(###\\) ###-####', '6175551234', '(617) 555-1234'],
    ['"+"00 00 0000000', '49301234567', '+49 30 1234567'],
    ['0', '493012345678', '493012345678'],
    ['#,##0.00', '1234.5', '1234.5'],
    ['0.00E+00', '1.5', '1.5'],
    ['General', '1.1E+10', '11000000000'],
    ['General', '0.30000000000000004', '0.3'],
    ['General', '-7', '-7'],
    ['dd/mm/yyyy', '32209', '1988-03-07'],
    ['[$-409]mmmm d, yyyy;@', '32209', '1988-03-07'],
    ['yyyy-mm-dd hh:mm', '32209.75', '1988-03-07T18:00'],
    ['"Day "0', '5', '5'],
    ['h:mm AM/PM', '0.4375', '10:30'],
    ['[Red]0', '5', '5'],
    ['dd/mm/yyyy', '-5', '-5'],
  ])('%s of %s', async (code, value, shown) => {
    const { tables } = await read(
      workbook({
        sheets: { p: `${header('phone')}<row r="2"><c r="A2" s="1"><v>${value}</v></c></row>` },
        styles: styles(code),
      }),
    );
    expect(cellsOf(tables[0])).toEqual([[shown]]);
  });

  test('dates by the formats that every program knows, around the day that never was', async () => {
    const rows = ['1', '59', '61', '36526', '2958465'].map(
      (day, at) => `<row r="${at + 2}"><c s="1"><v>${day}</v></c></row>`,
    );
    const book = { p: header('born') + rows.join('') };
    expect(cellsOf((await read(workbook({ sheets: book, styles: styles() }))).tables[0]).flat()).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '2000-01-01',
      '9999-12-31',
    ]);
    const from1904 = workbook({ sheets: book, styles: styles(), workbookPr: '<workbookPr date1904="1"/>' });
    expect(
      cellsOf((await read(from1904)).tables[0])
        .flat()
        .slice(0, 2),
    ).toEqual(['1904-01-02', '1904-02-29']);
  });
});

describe('a workbook', () => {
  test('has shared texts in parts, formulas with their results, cells that are not there', async () => {
    const { tables } = await read(
      workbook({
        sheets: {
          'P & Q': `${header('first_name', 'last_name', 'phone', 'notes')}
            <row r="3"><c r="A3" t="s"><v>0</v></c><c r="D3" t="str"><f>A1&amp;"x"</f><v>sum</v></c></row>
            <row r="4"/><row r="5"><c r="B5" t="b"><v>1</v></c><c r="C5" t="e"><v>#N/A</v></c></row>`,
          empty: '',
        },
        strings:
          '<si><r><t>Zo</t></r><r><t xml:space="preserve">ë </t></r><rPh><t>zoe</t></rPh><phoneticPr/></si>',
      }),
    );
    expect(tables).toHaveLength(1);
    expect(tables[0]).toMatchObject({
      name: 'P & Q',
      columns: ['first_name', 'last_name', 'phone', 'notes'],
      rows: [
        { line: 3, cells: ['Zoë ', null, null, 'sum'] },
        { line: 5, cells: [null, 'true', '#N/A', null] },
      ],
    });
  });

  test('may have a title above its table, and rows that are longer than its header', async () => {
    const rows = [
      ['Our patients', null, null],
      ['first_name', 'last_name', 'phone'],
      ['Ada', 'Okafor', '1'],
      ['a', 'b', 'c', 'd'],
    ];
    const { tables } = await read(
      workbook({ sheets: { p: rows.map((cells, at) => textRow(at + 1, cells)).join('') } }),
    );
    expect(tables[0]!.columns).toEqual(['first_name', 'last_name', 'phone']);
    expect(cellsOf(tables[0])).toEqual([['Ada', 'Okafor', '1'], 'The row has 4 cells, the header 3.']);
  });

  test('made by another program reads back', async () => {
    const path = folder.path('other.xlsx');
    const born = new Date(Date.UTC(1988, 2, 7));
    await writeXlsxFile(
      [
        [{ value: 'first_name' }, { value: 'birth_date' }, { value: 'visits' }, { value: 'active' }],
        [{ value: 'Zoë' }, { value: born, type: Date, format: 'dd.mm.yyyy' }, { value: 3 }, { value: true }],
      ],
      { sheet: 'patients' },
    ).toFile(path);
    const { tables } = await readFile(path);
    expect(cellsOf(tables[0])).toEqual([['Zoë', '1988-03-07', '3', 'true']]);
  });

  test('with a document type, from which texts could grow without end, is refused', async () => {
    const bomb = workbook({ sheets: { p: '' }, strings: '' });
    const text = Buffer.from(bomb).toString('latin1');
    expect(text).not.toContain('ENTITY');
    const { zipSync, unzipSync, strToU8 } = await import('fflate');
    const files = unzipSync(bomb);
    files['xl/workbook.xml'] = strToU8(
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>',
    );
    await expect(read(zipSync(files))).rejects.toMatchObject({
      message: expect.stringContaining('document type'),
    });
  });
});
