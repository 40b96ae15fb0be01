import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CommandLine } from './frontdesk.ts';

const cli = new CommandLine();
beforeAll(async () => {
  await cli.json(['init', '--demo']);
}, 60_000);
afterAll(() => cli.remove());

test('an export answers where it went, in which format, and how many rows of what', async () => {
  const answer = await cli.json(['export', cli.path('some.json'), '--table', 'patients', 'doctors']);
  const { tables } = JSON.parse(readFileSync(cli.path('some.json'), 'utf8'));
  expect(answer).toEqual({
    file: cli.path('some.json'),
    format: 'json',
    rows: { patients: tables.patients.length, doctors: tables.doctors.length },
    masked: false,
  });
  expect(statSync(cli.path('some.json')).mode & 0o777).toBe(0o600);
});

test('to standard output goes the data and nothing else', async () => {
  const ran = await cli.run([
    'export',
    '-',
    '--format',
    'csv',
    '--table',
    'specializations',
    '--columns',
    'code,name',
  ]);
  expect(ran.exit).toBe(0);
  const [header, ...rows] = ran.out.trimEnd().split('\n');
  expect(header).toBe('code,name');
  expect(rows.length).toBeGreaterThan(3);
  expect(ran.err).toBe(`Wrote ${rows.length} rows of specializations as csv.\n`);
});

test('the table may come before the file', async () => {
  const ran = await cli.run(['export', '--table', 'doctors', cli.path('doctors.csv')]);
  expect(ran).toMatchObject({ exit: 0, err: '' });
  expect(readFileSync(cli.path('doctors.csv'), 'utf8')).toContain('license_number');
});

test('a file that is there is replaced only when that is confirmed', async () => {
  writeFileSync(cli.path('mine.csv'), 'mine');
  const args = ['export', cli.path('mine.csv'), '--table', 'doctors', '--json'];
  const refused = await cli.run(args);
  expect(refused.exit).toBe(3);
  expect(refused.json()).toMatchObject({ error: { code: 'confirm' } });
  expect(readFileSync(cli.path('mine.csv'), 'utf8')).toBe('mine');
  expect((await cli.run([...args, '--yes'])).exit).toBe(0);
  expect(readFileSync(cli.path('mine.csv'), 'utf8')).not.toBe('mine');
});

test.each([
  [[], 'FILE is missing.'],
  [['all.txt'], 'The name of all.txt does not say how to write it.'],
  [['all.json', '--table', 'people', 'doctors'], 'There is no table “people” to export.'],
  [['all.json', '--where', 'size=1'], 'The table settings has no column “size”.'],
  [['all.json', '--format', 'fhir'], 'Exports as FHIR come with a later version.'],
])('export %j is wrong usage', async (args, message) => {
  const ran = await cli.run(['export', ...args, '--json']);
  expect(ran.exit).toBe(2);
  expect(ran.json()).toMatchObject({ error: { code: 'usage', message } });
});

test('a full disk is said in a sentence, and nothing is left behind', async () => {
  const before = readdirSync(cli.home).sort();
  // A limit on the size of files stands for the disk: 2 MB, with the signal about it off.
  const program = resolve(import.meta.dirname, '../../bin/frontdesk');
  const child = spawn(
    'bash',
    [
      '-c',
      `trap '' XFSZ; ulimit -f 2048; exec "${program}" export "$1" --json`,
      'bash',
      cli.path('full.json'),
    ],
    {
      env: { ...process.env, FRONTDESK_HOME: cli.home },
    },
  );
  let out = '';
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString();
  });
  const exit = await new Promise((done) => child.on('close', done));
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'no_space' } });
  expect(exit).toBe(1);
  expect(readdirSync(cli.home).sort()).toEqual(before);
});

test('a reader that has heard enough does not fail the program', async () => {
  const { child, ran } = cli.start(['export', '-', '--format', 'ndjson', '--table', 'appointments']);
  child.stdin.end();
  child.stdout.once('data', () => child.stdout.destroy());
  const { err } = await ran;
  expect(err).not.toMatch(/inside the program|at .*[.]js/);
});

test('what was masked is read in by another clinic, every row of it', async () => {
  const other = new CommandLine();
  try {
    const { rows } = (await cli.json(['export', cli.path('masked.json'), '--mask'])) as {
      rows: Record<string, number>;
    };
    await other.json(['init', '--name', 'Test', '--country', 'GB']);
    const answer = await other.json(['import', cli.path('masked.json')]);
    expect(answer).toMatchObject({ rejected: 0, problems: [] });
    const status = (await other.json(['status'])) as { rows: Record<string, number> };
    for (const table of ['patients', 'doctors', 'appointments', 'queue_entries'])
      expect(status.rows[table], table).toBe(rows[table]);
  } finally {
    other.remove();
  }
}, 60_000);
