import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../src/desk/clock.ts';
import { textRow, workbook } from '../data/import/support/workbook.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';
import { employ } from '../support/employ.ts';
import { CommandRoom } from './command-room.ts';
import { seed } from './hostile-values.ts';
import { valuesFor } from './plan.ts';
import { patientTexts } from './poison.ts';
import { strayIn, strayInCommand } from './terminal-bytes.ts';

const values = valuesFor('imports');
let clinic: TestClinic;
let room: CommandRoom;

beforeAll(async () => {
  clinic = await openTestClinic({ now: systemClock.now() });
  const { ada } = await employ(clinic, { ada: { role: 'admin' } });
  room = new CommandRoom(clinic, ada);
});
afterAll(async () => {
  delete process.env.FRONTDESK_TOKEN;
  await clinic.close();
});

type Row = Record<string, string>;

/**
 * The rows of a file. In one of five every cell is hostile, the name and the rest; the others have one hostile cell or
 * two that the rules may let pass, so that some of it lands.
 */
function rowsOf(cells: readonly string[]): { readonly rows: Row[]; readonly given: number } {
  const rows: Row[] = [];
  let given = 0;
  const take = () => cells[given++] ?? '';
  while (given < cells.length) {
    const row: Row = {
      first_name: 'Ada',
      last_name: `Smith${rows.length}`,
      birth_date: '1980-01-01',
      gender: 'Female',
    };
    const hostile =
      rows.length % 2 === 0
        ? patientTexts
        : [patientTexts[rows.length % patientTexts.length] ?? 'city', 'medical_history'];
    for (const column of hostile) row[column] = take();
    rows.push(row);
  }
  return { rows, given: cells.length };
}

const header = [...patientTexts, 'birth_date', 'gender', '\u001b]0;owned\u0007column', '\u009b31m'];
const cellsOf = (row: Row) => header.map((column) => row[column] ?? '');
const quoted = (text: string, mark: string) => `${mark}${text.replaceAll(mark, mark + mark)}${mark}`;
const csv = (separator: string) => (rows: readonly Row[]) =>
  [header, ...rows.map(cellsOf)]
    .map((cells) => cells.map((cell) => quoted(cell, '"')).join(separator))
    .join('\n');

const formats: Readonly<Record<string, (rows: readonly Row[]) => string | Uint8Array>> = {
  csv: csv(','),
  tsv: csv('\t'),
  json: (rows) => JSON.stringify(rows),
  ndjson: (rows) => rows.map((row) => JSON.stringify(row)).join('\n'),
  sql: (rows) =>
    rows
      .map(
        (row) =>
          `insert into patients (${header.slice(0, -2).join(', ')}) values (${cellsOf(row)
            .slice(0, -2)
            // No file of SQL has a NUL in a text.
            .map((cell) => quoted(cell.replaceAll('\0', ''), "'"))
            .join(', ')});`,
      )
      .join('\n'),
  xlsx: (rows) =>
    workbook({
      sheets: {
        patients: [header, ...rows.map(cellsOf)].map((cells, at) => textRow(at + 1, cells)).join(''),
      },
    }),
};
const names = Object.keys(formats);
const share = Math.ceil(values.length / names.length);
let given = 0;

test.each(names)(
  'rows of hostile %s land harmless or are rejected in words',
  async (format) => {
    const at = names.indexOf(format) * share;
    const made = rowsOf(values.slice(at, at + share));
    given += made.given;
    const file = join(room.home, `\u001b[31m\u202e${format}\u009b.${format}`);
    writeFileSync(file, formats[format]?.(made.rows) ?? '');
    const report = await room.run(['--json', 'import', file, '--table=patients', '--date-order=ymd']);
    expect(strayIn(report.out), `seed ${seed}`).toBeNull();
    const { read, inserted, rejected, problems } = JSON.parse(report.out);
    expect({ format, exit: report.exit, out: report.exit === 0 ? '' : report.out }).toEqual({
      format,
      exit: 0,
      out: '',
    });
    expect({ format, read }).toEqual({ format, read: made.rows.length });
    expect(inserted).toBeGreaterThan(made.rows.length / 40);
    expect(rejected).toBeGreaterThan(0);
    expect(problems.length).toBeGreaterThan(0);
    const rejects = join(room.home, `rejects-${format}.csv`);
    const { out, err } = await room.run([
      'import',
      file,
      '--table=patients',
      '--date-order=ymd',
      '--dry-run',
      `--rejects=${rejects}`,
    ]);
    expect(strayInCommand(out) ?? strayIn(err), `seed ${seed}`).toBeNull();
  },
  120_000,
);

test('what landed is listed harmless, and the uploads with it', async () => {
  expect(given).toBe(values.length);
  const found: string[] = [];
  for (const argv of [
    ['patients', 'list', '--limit', '10000'],
    ['uploads', 'list'],
    ['logs', 'list'],
    ['audit', 'list', '--limit', '500'],
  ])
    found.push(...(await room.faultsOf(argv)));
  expect(found).toEqual([]);
}, 120_000);
