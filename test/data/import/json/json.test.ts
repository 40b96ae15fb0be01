import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cellsOf, readFile, scratchFolder } from '../support/files.ts';

let folder: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => {
  folder = await scratchFolder();
});
afterAll(() => folder.remove());

async function read(text: string, name = 'data.json') {
  return readFile(await folder.write(name, text));
}

const head = { format: 1, version: '0.1.0', revision: 'r', exported_at: '', masked: false, part: false };

describe('JSON', () => {
  test('of our own export: null stays null, numbers as they are written, empty tables are there', async () => {
    const text = `{"frontdesk":${JSON.stringify({ ...head, rows: { patients: 2, doctors: 0 } })},
"tables":{
"doctors":[
],
"patients":[
{"id":"1","n":1.50,"yes":true,"x":null,"big":12345678901234567890},
{"id":"2","n":1e3,"yes":false,"x":"","big":3}
]}}`;
    const { exported, tables } = await read(text);
    expect(exported).toMatchObject({ revision: 'r', rows: { patients: 2, doctors: 0 } });
    expect(tables.map(({ name }) => name)).toEqual(['patients', 'doctors']);
    expect(tables[0]!.columns).toEqual(['id', 'n', 'yes', 'x', 'big']);
    expect(cellsOf(tables[0])).toEqual([
      ['1', '1.50', 'true', null, '12345678901234567890'],
      ['2', '1e3', 'false', '', '3'],
    ]);
  });

  test('of our own export with a row missing is damaged', async () => {
    const text = `{"frontdesk":${JSON.stringify({ ...head, rows: { patients: 2 } })},"tables":{"patients":[{"id":1}]}}`;
    await expect(read(text)).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('2 rows, but 1'),
    });
  });

  test('a list of objects: every key is a column, objects are cut up, lists of plain values joined', async () => {
    const { tables } = await read(
      '[{"a":1,"address":{"city":"Köln","geo":{"at":{"lat":50.9}}},"phones":["1",2]},{"b":2},5,{"a":[{"x":1.0}],"__proto__":"p"}]',
    );
    expect(tables[0]).toMatchObject({
      name: null,
      columns: ['a', 'address.city', 'address.geo.at', 'phones', 'b', 'a.1.x', '__proto__'],
    });
    expect(cellsOf(tables[0])).toEqual([
      ['1', 'Köln', '{"lat":50.9}', '1, 2', null, null, null],
      [null, null, null, null, '2', null, null],
      'It is no object: a row is written as {"column": "value", …}.',
      [null, null, null, null, null, '1.0', 'p'],
    ]);
  });

  test('an object of lists is a table a key; a FHIR resource is one record', async () => {
    const { tables } = await read('{"n":1,"p":[{"a":1}],"none":[],"numbers":[1,2],"inner":{"q":[{"b":2}]}}');
    expect(tables.map(({ name }) => name)).toEqual(['p', 'q']);
    const { format, tables: fhir } = await read(
      '{"resourceType":"Patient","name":[{"family":"Okafor"}],"gender":"female"}',
    );
    expect(format).toBe('ndjson');
    expect(fhir[0]).toMatchObject({ columns: ['resourceType', 'name.1.family', 'gender'] });
  });

  test.each(['[{"a":1},{"a":2', '{"p":[{"a":1}', '{"p":[{"a":1}]', '[{"a":1}}', '{"p" [{"a":1}]}'])(
    'that breaks off is refused with the line: %s',
    async (text) => {
      await expect(read(`\n${text}`)).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining('is broken at line 2'),
      });
    },
  );

  test('rows that are too long or too deep cost themselves only', async () => {
    const deep = `${'{"a":'.repeat(70)}1${'}'.repeat(70)}`;
    const long = `{"a":"${'x'.repeat(2 * 1024 * 1024)}"}`;
    const { tables } = await read(`[{"a":1},${deep},${long},{"a":2},{"a":tru},{"a":3}]`);
    expect(cellsOf(tables[0])).toEqual([
      ['1'],
      expect.stringContaining('nested more than 64'),
      expect.stringContaining('longer than 1.0 MB'),
      ['2'],
      expect.stringContaining('not valid JSON'),
      ['3'],
    ]);
  });
});

describe('an object a line', () => {
  test('with tables named: each has its rows with their lines', async () => {
    const { tables } = await read(
      '{"table":"patients","id":"1"}\n{"table":"doctors","id":"2"}\n\n{"table":"patients","id":"3","z":null}\n',
      'all.ndjson',
    );
    expect(tables.map(({ name, columns }) => [name, columns])).toEqual([
      ['patients', ['id', 'z']],
      ['doctors', ['id']],
    ]);
    expect(tables[0]!.rows).toEqual([
      { line: 1, cells: ['1', null] },
      { line: 4, cells: ['3', null] },
    ]);
  });

  test('a column “table” that is not in every row is a column', async () => {
    const { tables } = await read('{"table":"window","guests":"2"}\n{"guests":"3"}\n', 'lines.jsonl');
    expect(tables[0]).toMatchObject({ name: null, columns: ['table', 'guests'] });
    expect(cellsOf(tables[0])).toEqual([
      ['window', '2'],
      [null, '3'],
    ]);
  });

  test('a line that cannot be read costs itself only', async () => {
    const { tables } = await read(
      '{"a":1}\n{"a":2,"b":"x}\n{"a":3}\nnonsense\n{"a":\n{"a":4}\n',
      'lines.ndjson',
    );
    expect(
      tables[0]!.rows.map((row) => ('problem' in row ? `${row.line}: ${row.text}` : row.cells[0])),
    ).toEqual(['1', '2: {"a":2,"b":"x}', '3', '4: nonsense', '5: {"a":', '4']);
  });

  test('tables that change with every line, in more places than are kept, are still apart', async () => {
    const lines = Array.from({ length: 20_500 }, (_, at) => `{"table":"${at % 2 ? 'b' : 'a'}","n":${at}}`);
    const { tables } = await read(lines.join('\n'), 'many.ndjson');
    expect(tables.map(({ rows }) => rows.length)).toEqual([10_250, 10_250]);
    expect(tables[1]!.rows.at(-1)).toEqual({ line: 20_500, cells: ['20499'] });
  });
});
