import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeskError } from '../../src/desk/index.ts';
import { readFile, scratchFolder } from '../data/import/support/files.ts';
import { textRow, workbook } from '../data/import/support/workbook.ts';

/** How hard it is tried: a little in every run; 200 and more is the full size that people meet. */
const strikes = Number(process.env.FRONTDESK_STRIKES ?? 40);
const isFull = strikes >= 200;
const megabyte = 1024 * 1024;

let folder: Awaited<ReturnType<typeof scratchFolder>>;
beforeEach(async () => {
  folder = await scratchFolder();
});
afterEach(() => folder.remove());

interface Outcome {
  tables: { rows: number; problems: number; problem: string | null }[];
  error: string | null;
}

/** Reads files apart from this process; `megabytes` is the most that a reading process took. At full size each file has one of its own. */
async function readApart(paths: readonly string[]): Promise<{ files: Outcome[]; megabytes: number }> {
  const script = resolve(import.meta.dirname, 'support/read-files.ts');
  const files: Outcome[] = [];
  let megabytes = 0;
  for (const some of isFull ? paths.map((path) => [path]) : [paths]) {
    const args = [littleHeap, '--import', 'tsx', script, ...some];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const read = JSON.parse(stdout);
    files.push(...read.files);
    megabytes = Math.max(megabytes, read.megabytes);
  }
  return { files, megabytes };
}

async function writeLarge(name: string, pieces: Iterable<string | Uint8Array>): Promise<string> {
  const path = folder.path(name);
  await pipeline(Readable.from(pieces, { objectMode: true }), createWriteStream(path));
  return path;
}

function* repeated(piece: string, bytes: number): Generator<string> {
  for (let written = 0; written < bytes; written += piece.length) yield piece;
}

/** Whoever holds on to what was read ends here, and garbage is collected soon, however busy the machine. */
const littleHeap = '--max-old-space-size=96';

/** What a file of any size may take, above the program itself. */
const memory = 130;

describe('large files take no more memory than small ones', () => {
  const timeout = isFull ? 1_800_000 : 60_000;

  test(
    'of many rows',
    async () => {
      const count = isFull ? 10_000_000 : 60_000;
      const writers = {
        csv: {
          before: 'id,first_name,phone\n',
          row: (n: number) => `${n},"Zoë, Ada",+44 20 ${n}\n`,
          after: '',
        },
        ndjson: {
          before: '',
          row: (n: number) => `{"id":${n},"first_name":"Zoë","phone":null}\n`,
          after: '',
        },
        json: {
          before: '[',
          row: (n: number) => `${n ? ',' : ''}{"id":${n},"first_name":"Zoë"}\n`,
          after: ']',
        },
        sql: {
          before: 'INSERT INTO p (id) VALUES ',
          row: (n: number) => `${n ? ',' : ''}(${n})\n`,
          after: ';',
        },
      };
      const paths: string[] = [];
      for (const [format, { before, row, after }] of Object.entries(writers)) {
        function* pieces() {
          yield before;
          for (let from = 0; from < count; from += 1000) {
            yield Array.from({ length: 1000 }, (_, at) => row(from + at)).join('');
          }
          yield after;
        }
        paths.push(await writeLarge(`rows.${format}`, pieces()));
      }
      const { files, megabytes } = await readApart(paths);
      const whole = { error: null, tables: [{ rows: count, problems: 0, problem: null }] };
      expect(files).toEqual(paths.map(() => whole));
      expect(megabytes).toBeLessThan(memory);
    },
    timeout,
  );

  test(
    'of one line without end: it costs its row, and the next is read',
    async () => {
      const texts: Record<string, [before: string, after: string]> = {
        'line.csv': ['first_name,phone\n', '\nAda,1\n'],
        'quoted.csv': ['first_name,phone\n"', '\nAda,1\n'],
        'line.ndjson': ['{"first_name":"', '"}\n{"first_name":"Ada"}\n'],
        'line.json': ['[{"first_name":"', '"},{"first_name":"Ada"}]'],
        'line.sql': ["INSERT INTO p (first_name) VALUES ('", "'),('Ada');"],
        'copy.sql': ['COPY p (first_name) FROM stdin;\n', '\nAda\n\\.\n'],
      };
      const paths: string[] = [];
      for (const [name, [before, after]] of Object.entries(texts)) {
        function* pieces() {
          yield before;
          yield* repeated('x'.repeat(64 * 1024), (isFull ? 500 : 6) * megabyte);
          yield after;
        }
        paths.push(await writeLarge(name, pieces()));
      }
      const { files, megabytes } = await readApart(paths);
      const problem = expect.stringMatching(/longer than|never closed/);
      expect(files).toEqual(paths.map(() => ({ error: null, tables: [{ rows: 1, problems: 1, problem }] })));
      expect(megabytes).toBeLessThan(memory);
    },
    timeout,
  );

  test(
    'of nothing but signs: their end comes in time that grows with the file',
    async () => {
      const signs = ['"', 'a,"b\n', '"""\n', '"a"b\r', ',,,,,,,,', '        ', '\r', '"",'];
      const paths: string[] = [];
      for (const [nth, sign] of signs.entries()) {
        function* pieces() {
          yield 'first_name,phone\n';
          yield* repeated(sign.repeat(8192), (isFull ? 100 : 2) * megabyte);
        }
        paths.push(await writeLarge(`${nth}.csv`, pieces()));
      }
      const { files, megabytes } = await readApart(paths);
      expect(files.map(({ error }) => error)).toEqual(signs.map(() => null));
      expect(megabytes).toBeLessThan(memory);
    },
    timeout,
  );
});

describe('a file that would unpack without end is refused before it does', () => {
  /** A zip of one file of zeros, of which only the packed bytes are ever made. */
  function zeros(name: string, bytes: number): Buffer {
    const packed = deflateRawSync(Buffer.alloc(bytes));
    const nameBytes = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(nameBytes.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(bytes, 24);
    central.writeUInt16LE(nameBytes.length, 28);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(1, 8);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(46 + nameBytes.length, 12);
    end.writeUInt32LE(30 + nameBytes.length + packed.length, 16);
    return Buffer.concat([local, nameBytes, packed, central, nameBytes, end]);
  }

  test('a zip of zeros, as a zip and as a workbook', async () => {
    for (const [file, inner] of [
      ['bomb.zip', 'patients.csv'],
      ['bomb.xlsx', 'xl/workbook.xml'],
    ] as const) {
      const path = await folder.write(file, zeros(inner, 200 * megabyte));
      expect((await stat(path)).size).toBeLessThan(megabyte);
      await expect(readFile(path)).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining('no table'),
      });
    }
  });

  test('a directory that says less than there is', async () => {
    const bytes = zeros('patients.csv', 200 * megabyte);
    bytes.writeUInt32LE(1000, bytes.lastIndexOf('PK\x01\x02') + 24);
    await expect(readFile(await folder.write('lie.zip', bytes))).rejects.toThrow('damaged');
  });

  test('a zip in a zip in a zip is no table, and not unpacked', async () => {
    const inner = zipSync({ 'c.zip': zipSync({ 'patients.csv': strToU8('a,b\n') }) });
    await expect(readFile(await folder.write('a.zip', zipSync({ 'b.zip': inner })))).rejects.toThrow(
      'There is no table',
    );
  });

  test('more files than anybody has', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1500 }, (_, at) => [`${at}.csv`, strToU8('a,b\n1,2\n')]),
    );
    await expect(readFile(await folder.write('many.zip', zipSync(many)))).rejects.toThrow(
      '1 000 are read at most',
    );
  });

  test('a sheet with a cell at the end of every row, or with a text without end', async () => {
    const far = Array.from(
      { length: 2000 },
      (_, at) => `<row r="${at + 2}"><c r="XFD${at + 2}"><v>1</v></c></row>`,
    );
    const wide = await folder.write(
      'wide.xlsx',
      workbook({ sheets: { p: textRow(1, ['first_name', 'phone']) + far.join('') } }),
    );
    const { tables } = await readFile(wide);
    expect(tables[0]!.rows.filter((row) => 'problem' in row)).toHaveLength(2000);
    const endless = await folder.write(
      'endless.xlsx',
      workbook({ sheets: { p: `<row><c><v>${'9'.repeat(3 * megabyte)}` } }),
    );
    await expect(readFile(endless)).rejects.toThrow('more than 1.0 MB');
  });
});

describe('whatever the bytes are, reading them ends', () => {
  const sound: Record<string, () => Uint8Array> = {
    'a.csv': () => strToU8('first_name,phone\r\n"Ada ""A""",+44\r\nZoë,\r\n'.repeat(20)),
    'a.json': () =>
      strToU8(JSON.stringify({ patients: Array.from({ length: 20 }, (_, id) => ({ id, n: { a: [1] } })) })),
    'a.ndjson': () => strToU8('{"table":"p","id":1.50,"b":"\\u00e9"}\n'.repeat(20)),
    'a.sql': () =>
      strToU8(
        "CREATE TABLE p (a, b);\nINSERT INTO p VALUES (1,'it''s'),(x'00',NULL);\nCOPY q (a) FROM stdin;\n1\n\\.\n".repeat(
          5,
        ),
      ),
    'a.xlsx': () =>
      workbook({
        sheets: { p: textRow(1, ['a', 'b']) + textRow(2, ['1', '2']) },
        strings: '<si><t>x</t></si>',
      }),
    'a.zip': () => zipSync({ 'p.csv': strToU8('a,b\n1,2\n'), 'q.json': strToU8('[{"a":1}]') }),
  };

  /** Numbers that only look random, the same in every run. */
  function dice(seed: number): (sides: number) => number {
    let state = seed * 2654435761 + 1;
    return (sides) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * sides);
    };
  }

  test.each(Object.keys(sound))('%s, with bytes changed, cut out, doubled or cut off', async (name) => {
    const whole = Buffer.from(sound[name]!());
    const broken: unknown[] = [];
    for (let strike = 0; strike < strikes * 2; strike += 1) {
      const roll = dice(strike);
      let bytes = Buffer.from(whole);
      for (let times = roll(4); times >= 0; times -= 1) {
        const at = roll(bytes.length);
        const how = roll(4);
        if (how === 0) bytes[at] = roll(256);
        else if (how === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + roll(50))]);
        else if (how === 2) bytes = Buffer.concat([bytes, bytes.subarray(at, at + roll(200))]);
        else bytes = bytes.subarray(0, Math.max(at, 1));
      }
      const path = await folder.write(name, bytes);
      // Rows or a sentence for people: nothing else may come of it.
      await readFile(path).catch((error: unknown) => {
        if (!(error instanceof DeskError)) broken.push([strike, error]);
      });
    }
    expect(broken).toEqual([]);
  });

  test('noise, read as everything there is', async () => {
    const path = folder.path('noise');
    const broken: unknown[] = [];
    for (let strike = 0; strike < strikes; strike += 1) {
      const roll = dice(strike + 77);
      const file = await open(path, 'w');
      await file.writeFile(Uint8Array.from({ length: 1 + roll(4000) }, () => roll(strike % 2 ? 256 : 128)));
      await file.close();
      for (const format of ['csv', 'tsv', 'json', 'ndjson', 'sql', 'xlsx', 'zip', undefined]) {
        await readFile(path, { format, encoding: strike % 3 ? undefined : 'utf-8' }).catch(
          (error: unknown) => {
            if (!(error instanceof DeskError)) broken.push([strike, format, error]);
          },
        );
      }
    }
    expect(broken).toEqual([]);
  });
});
