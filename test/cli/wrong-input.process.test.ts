import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandLine, type RunOptions } from './frontdesk.ts';

const clinic = new CommandLine();
const ada = ['--last-name', 'Okafor', '--birth-date', '1988-03-07', '--gender', 'f'];
let patient: string;
let before: unknown;

beforeAll(async () => {
  await clinic.json(['init', '--name', 'Riverside', '--time-zone', 'Europe/Berlin', '--country', 'GB']);
  await clinic.json([
    'doctors',
    'add',
    '--full-name',
    'Eva Lindt',
    '--license-number',
    'L-1',
    '--specializations',
    'G',
  ]);
  const registered = await clinic.json(['patients', 'register', '--first-name', 'Ada', ...ada]);
  patient = String(Reflect.get(Object(registered), 'number'));
  before = await rows();
  writeFileSync(clinic.path('text.db'), 'This is a letter, not a database.\n'.repeat(100));
  mkdirSync(clinic.path('a-folder'));
});
afterAll(() => clinic.remove());

/** Everything the clinic holds; the log of failures is meant to grow. */
async function rows(): Promise<unknown> {
  const status = Object(await clinic.json(['status']));
  const { operations_log: _, ...counted } = status.rows;
  return counted;
}

const book = ['appointments', 'book', '--patient', 'P-00001', '--doctor', 'L-1', '--reason', 'check'];

const wrong: [
  what: string,
  args: string[],
  exit: number,
  code: string,
  says: RegExp,
  options?: RunOptions,
][] = [
  [
    'a birth date in the future',
    [
      'patients',
      'register',
      '--first-name',
      'Ada',
      '--last-name',
      'X',
      '--birth-date',
      '2199-01-01',
      '--gender',
      'f',
    ],
    1,
    'invalid',
    /in the future/,
  ],
  [
    'a birth date that is none',
    [
      'patients',
      'register',
      '--first-name',
      'Ada',
      '--last-name',
      'X',
      '--birth-date',
      '31.02.1988',
      '--gender',
      'f',
    ],
    1,
    'invalid',
    /date/i,
  ],
  ['a missing name', ['patients', 'register', ...ada], 1, 'invalid', /First name is missing/],
  ['an unknown patient', ['patients', 'show', 'P-99999'], 1, 'not_found', /no patient .P-99999/],
  ['an id that is none', ['queue', 'finish', 'nonsense'], 1, 'not_found', /nonsense/],
  [
    'an end before the start',
    ['doctors', 'schedule', 'L-1', '--day', 'Monday', '--start-time', '17:00', '--end-time', '09:00'],
    1,
    'invalid',
    /before|after/i,
  ],
  [
    'an absence that ends before it starts',
    ['doctors', 'absence', 'L-1', '--from', '2030-05-10', '--to', '2030-05-01'],
    1,
    'invalid',
    /before|after/i,
  ],
  [
    'a list of days that ends before it starts',
    ['appointments', 'list', '--from', '2030-05-10', '--to', '2030-05-01'],
    1,
    'invalid',
    /before/,
  ],
  [
    'a report on days that end before they start',
    ['queue', 'promises', '--from', '2030-05-10', '--to', '2030-05-01'],
    1,
    'invalid',
    /before/,
  ],
  ['a revision that there is not', ['downgrade', 'nope'], 1, 'invalid', /no revision nope/],
  [
    'a visit shorter than any',
    [...book, '--start', '2030-05-06T09:00', '--duration', '-30'],
    1,
    'invalid',
    /15/,
  ],
  [
    'a name of one megabyte',
    ['patients', 'register', '--input', '-'],
    1,
    'invalid',
    /too long/,
    {
      stdin: JSON.stringify({
        first_name: 'A'.repeat(1024 * 1024),
        last_name: 'X',
        birth_date: '1988-03-07',
        gender: 'f',
      }),
    },
  ],
  [
    'escape sequences in a name',
    ['patients', 'register', '--first-name', 'A\u001b[2J\u001b]0;x\u0007da', ...ada],
    1,
    'invalid',
    /control characters/,
  ],
  [
    'input that is not JSON',
    ['patients', 'register', '--input', '-'],
    1,
    'invalid',
    /not valid JSON/,
    { stdin: '{oops' },
  ],
  [
    'a JSON field there is not',
    ['patients', 'register', '--input', '-'],
    1,
    'invalid',
    /no field .frist_name/,
    { stdin: '{"frist_name": "Ada"}' },
  ],
  [
    'a flag there is not',
    ['patients', 'register', '--frist-name', 'Ada'],
    2,
    'usage',
    /unknown option '--frist-name'/i,
  ],
  ['a flag without its value', ['patients', 'register', '--first-name'], 2, 'usage', /argument missing/],
  ['a verb there is not', ['patients', 'frobnicate'], 2, 'usage', /no command “frobnicate”/],
  ['a command there is not', ['frobnicate'], 2, 'usage', /no command “frobnicate”/],
  ['a noun without a verb', ['patients'], 2, 'usage', /Say what to do/],
  ['a missing id', ['patients', 'show'], 2, 'usage', /ID is missing/],
  ['one word too many', ['patients', 'show', 'P-00001', 'P-00002'], 2, 'usage', /too many arguments/i],
  ['a later command', ['transfer'], 2, 'usage', /no command “transfer”/],
  ['a delete without a word', ['patients', 'delete', 'P-00001'], 3, 'confirm', /confirmation/],
  ['a delete of nobody', ['patients', 'delete', 'P-99999'], 1, 'not_found', /no patient/],
  [
    'no database',
    ['patients', 'list', '--db', 'not-there.db'],
    5,
    'no_database',
    /frontdesk init|no database/,
  ],
  ['a text file as database', ['patients', 'list', '--db', 'text.db'], 5, 'corrupt', /not a SQLite database/],
  [
    'a text file as database, for status',
    ['status', '--db', 'text.db'],
    5,
    'corrupt',
    /not a SQLite database/,
  ],
  ['a text file as database, for init', ['init', '--db', 'text.db'], 5, 'corrupt', /not a SQLite database/],
  ['a folder as database', ['patients', 'list', '--db', 'a-folder'], 5, 'no_database', /a-folder/],
  [
    'a time zone there is not',
    ['init', '--time-zone', 'Mars/Olympus', '--db', 'new.db'],
    1,
    'invalid',
    /Mars/,
  ],
  [
    'an administrator without a password',
    ['init', '--admin', 'ana@example.org'],
    2,
    'usage',
    /FRONTDESK_ADMIN_PASSWORD/,
  ],
  ['a revision there is not', ['migrate', '--to', '19990101-01'], 1, 'invalid', /no revision/],
  [
    'a write with --read-only',
    ['patients', 'register', '--first-name', 'Ada', ...ada, '--read-only'],
    1,
    'read_only',
    /./,
  ],
  ['an import into no table', ['import', 'x.csv', '--table', 'dogs'], 2, 'usage', /dogs/],
  ['an import of no file', ['import', 'x.csv', '--table', 'patients'], 1, 'invalid', /not there/],
  ['a setting there is not', ['settings', 'set', 'colour', 'red'], 1, 'not_found', /colour/],
];

describe('wrong input gives one clear line, the right exit code, and changes nothing', () => {
  test.each(wrong)('%s', async (_, args, exit, code, says, options = {}) => {
    const placed = args.map((argument, index) =>
      args[index - 1] === '--db' ? clinic.path(argument) : argument,
    );
    const [plain, scripted] = await Promise.all([
      clinic.run(placed, options),
      clinic.run([...placed, '--json'], options),
    ]);
    expect({ exit: plain.exit, out: plain.out, lines: plain.err.trimEnd().split('\n').length }).toEqual({
      exit,
      out: '',
      lines: 1,
    });
    expect(plain.err).toMatch(says);
    expect(plain.err).not.toContain('\u001b');
    expect(plain.err.length).toBeLessThan(1500);
    expect(scripted.exit).toBe(exit);
    expect(scripted.err).toBe('');
    expect(scripted.json()).toMatchObject({ error: { code, message: expect.any(String) } });
  });

  test('nothing was changed by any of them', async () => {
    expect(await rows()).toEqual(before);
    expect(patient).toBe('P-00001');
    expect(readFileSync(clinic.path('text.db'), 'utf8')).toMatch(/^This is a letter/);
    const status = await clinic.json(['status', '--db', clinic.path('new.db')]);
    expect(status).toMatchObject({ exists: false });
  });
});
