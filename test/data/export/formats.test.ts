import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFormula } from '../../../src/data/csv-formulas.ts';
import { csvForm, csvHeader } from '../../../src/data/export/formats/csv.ts';
import { jsonForm } from '../../../src/data/export/formats/json.ts';
import { sqlForm } from '../../../src/data/export/formats/sql.ts';
import { xlsxForm, xmlText } from '../../../src/data/export/formats/xlsx.ts';
import { type Cell, column, written } from './cells.ts';
import { hostile, hostileCell, hostileTexts } from './hostile.ts';

const columns = [column('id'), column('notes'), column('count', 'integer'), column('is_it', 'boolean')];
const row = fc.tuple(
  hostileCell,
  hostileCell,
  fc.option(fc.maxSafeInteger().map(String)),
  fc.option(fc.constantFrom('0', '1')),
);
const rows = fc.array(row, { minLength: 1, maxLength: 7 });

/** RFC 4180, strictly: bare or quoted; a bare empty cell is null. */
function readCsv(text: string, newline: string): Cell[][] {
  const found: Cell[][] = [];
  let at = 0;
  while (at < text.length) {
    const cells: Cell[] = [];
    for (;;) {
      const quoted = /"((?:[^"]|"")*)"/y;
      const bare = /[^",\r\n]*/y;
      quoted.lastIndex = at;
      bare.lastIndex = at;
      const inQuotes = quoted.exec(text);
      const cell = inQuotes ?? bare.exec(text);
      if (cell === null) throw new Error(`No cell at ${at}.`);
      at += cell[0].length;
      cells.push(
        inQuotes ? readFormula((cell[1] ?? '').replaceAll('""', '"')) : cell[0] === '' ? null : cell[0],
      );
      if (text[at] !== ',') break;
      at += 1;
    }
    if (!text.startsWith(newline, at)) throw new Error(`The row does not end at ${at}.`);
    at += newline.length;
    found.push(cells);
  }
  return found;
}

test.each(['\n', '\r\n'])(
  'CSV reads back exactly, null and empty text told apart (line end %j)',
  (newline) => {
    fc.assert(
      fc.property(rows, (table) => {
        expect(readCsv(written(csvForm(columns, newline), table), newline)).toEqual(table);
      }),
    );
  },
);

test('CSV quotes only where it must, and keeps numbers numbers', () => {
  const form = csvForm(columns, '\n');
  expect(csvHeader(columns, '\n')).toBe('id,notes,count,is_it\n');
  expect(written(form, [['a b', "O'Brien", '-5', '1']])).toBe("a b,O'Brien,-5,1\n");
  expect(written(form, [['+44 20', '', null, null]])).toBe('"\'+44 20","",,\n');
});

test('a row of one column without a value is a row all the same', () => {
  expect(written(csvForm([column('notes')], '\n'), [[null], ['x'], [null]])).toBe('""\nx\n""\n');
});

test('JSON reads back exactly', () => {
  fc.assert(
    fc.property(rows, (table) => {
      const list = JSON.parse(`[${written(jsonForm(columns, { lead: '', isList: true }), table)}]`);
      expect(list).toEqual(table.map(asObject));
      const lines = written(jsonForm(columns, { lead: '"table":"t",', isList: false }), table);
      expect(lines.endsWith('\n')).toBe(true);
      expect(
        lines
          .slice(0, -1)
          .split('\n')
          .map((line) => JSON.parse(line)),
      ).toEqual(table.map((cells) => ({ table: 't', ...asObject(cells) })));
    }),
  );
});

function asObject([id, notes, count, isIt]: readonly Cell[]) {
  return {
    id,
    notes,
    count: count == null ? null : Number(count),
    is_it: isIt == null ? null : isIt === '1',
  };
}

test('SQL reads back exactly, and has neither NUL nor CR in it', () => {
  const database = new Database(':memory:');
  database.exec('create table t (id text, notes text, count integer, is_it integer)');
  const select = database.prepare('select id, notes, cast(count as text), cast(is_it as text) from t').raw();
  fc.assert(
    fc.property(rows, (table) => {
      const script = written(sqlForm('t', columns), table);
      expect(script).not.toMatch(/[\0\r]/);
      database.exec('delete from t');
      database.exec(script);
      expect(select.all()).toEqual(table);
    }),
  );
  database.close();
});

test('a workbook holds no character that XML cannot, and texts come back', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const xml = xmlText(text);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold.
      expect(xml).not.toMatch(/[\0-\x08\x0b-\x1f\ufffe\uffff<]/);
      expect(readXml(xml)).toBe(text);
    }),
  );
});

function readXml(xml: string): string {
  return xml
    .replace(/&(amp|lt|gt);/g, (_, name: 'amp' | 'lt' | 'gt') => ({ amp: '&', lt: '<', gt: '>' })[name])
    .replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

test('cells of a workbook are texts, numbers and yes or no', () => {
  expect(written(xlsxForm('t', columns), [['=1+1', null, '12', '1']])).toBe(
    '<row r="2"><c r="A2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c><c r="C2"><v>12</v></c><c r="D2" t="b"><v>1</v></c></row>',
  );
});

test('a text that no spreadsheet cell can hold is refused with its row and column', () => {
  const form = xlsxForm('patients', [column('id'), column('notes')]);
  expect(() =>
    written(form, [
      ['1', 'x'.repeat(32_767)],
      ['2', 'é'.repeat(32_768)],
    ]),
  ).toThrow('Row 2 of patients has a notes of more than 32 767 characters');
});

test('a megabyte of text comes through every format', () => {
  const text = hostileTexts.join('').repeat(3300);
  const table: Cell[][] = [[text, null, '1', '0']];
  expect(text.length).toBeGreaterThan(1_000_000);
  expect(readCsv(written(csvForm(columns, '\n'), table), '\n')).toEqual(table);
  expect(JSON.parse(written(jsonForm(columns, { lead: '', isList: false }), table)).id).toBe(text);
  const database = new Database(':memory:');
  database.exec(
    `create table t (id text, notes text, count integer, is_it integer);${written(sqlForm('t', columns), table)}`,
  );
  expect(database.prepare('select id from t').pluck().get()).toBe(text);
  database.close();
});
