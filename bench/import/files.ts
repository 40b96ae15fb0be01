import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { patientNumber } from '../../src/clinic/patients/index.ts';
import { uuidv7 } from '../../src/desk/index.ts';
import { people } from '../million/people.ts';

const folder = join(tmpdir(), 'frontdesk-bench');
/** Another seed than the database of a million patients has. */
const seed = 7;
const at = '2026-11-21T10:40:00.000Z';

/** The columns of the rows that the yardstick puts into the table as they are. */
export const readyColumns = [
  'id',
  'number',
  'search_key',
  'first_name',
  'last_name',
  'sound_key',
  'birth_date',
  'gender',
  'phone',
  'phone_typed',
  'email',
  'address',
  'city',
  'allergies',
  'external_ref',
  'registration_date',
  'created_at',
  'updated_at',
  'created_by',
] as const;

export interface PeopleFiles {
  /** As another program would write them: what a form takes. */
  readonly foreign: string;
  /** The same people as rows of the table, with everything that an import finds out. */
  readonly ready: string;
}

/** So many people as CSV, kept in the system's temporary folder from run to run. */
export async function peopleFiles(size: number): Promise<PeopleFiles> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [foreign, ready] = [join(folder, `people-${size}.csv`), join(folder, `people-${size}-ready.csv`)];
  if (!existsSync(ready)) {
    await write(foreign, foreignLines(size));
    await write(ready, readyLines(size));
  }
  return { foreign, ready };
}

async function write(path: string, lines: Iterable<string>): Promise<void> {
  const file = createWriteStream(`${path}.part`, { mode: 0o600 });
  let text = '';
  for (const line of lines) {
    text += `${line}\n`;
    if (text.length < 1 << 20) continue;
    if (!file.write(text)) await new Promise((done) => file.once('drain', done));
    text = '';
  }
  file.end(text);
  await finished(file);
  renameSync(`${path}.part`, path);
}

function* foreignLines(size: number): Generator<string> {
  yield 'Id,First name,Last name,Date of birth,Gender,Phone,E-mail,Address,City,Allergies';
  const source = people(seed);
  for (let nth = 1; nth <= size; nth += 1) {
    const one = source.next().value;
    const { first_name, last_name, birth_date, gender, phone_typed, email, address, city, allergies } = one;
    yield csv([
      `X${nth}`,
      first_name,
      last_name,
      birth_date,
      gender,
      phone_typed,
      email,
      address,
      city,
      allergies,
    ]);
  }
}

function* readyLines(size: number): Generator<string> {
  yield readyColumns.join(',');
  const source = people(seed);
  for (let nth = 1; nth <= size; nth += 1) {
    const one = source.next().value;
    const row: Record<(typeof readyColumns)[number], string | number | null> = {
      ...one,
      id: uuidv7.next(at),
      number: patientNumber(nth),
      search_key: nth,
      external_ref: `X${nth}`,
      registration_date: at,
      created_at: at,
      updated_at: at,
      created_by: 'import',
    };
    yield csv(readyColumns.map((column) => row[column]));
  }
}

function csv(cells: readonly (string | number | null)[]): string {
  return cells
    .map((cell) => {
      const text = String(cell ?? '');
      return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',');
}
