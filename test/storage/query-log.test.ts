import { readFileSync, rmSync, statSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { registerPatient, searchPatients } from '../../src/clinic/patients/index.ts';
import { queryLine, queryLog } from '../../src/data/query-log.ts';
import { openClinic } from '../../src/data/schema/index.ts';
import type { LoggedQuery } from '../../src/storage/query-log.ts';
import { openTestClinic } from '../support/clinic.ts';

async function loggedWork(onQuery: (query: LoggedQuery) => void) {
  const clinic = await openTestClinic();
  onTestFinished(() => clinic.close());
  const logged = await openClinic({ db: clinic.path, onQuery });
  onTestFinished(() => logged.close());
  await logged.desk.perform(registerPatient, {
    first_name: 'Xanthippe',
    last_name: "Quux-O'Brien",
    birth_date: '1971-02-03',
    gender: 'f',
    phone: '+44 20 7946 0712',
    email: 'xanthippe@example.org',
    allergies: 'penicillin',
  });
  await logged.desk.read(searchPatients, { text: 'xanth 0712' });
  await expect(
    logged.desk.perform(registerPatient, {
      first_name: 'Xanthippe',
      last_name: '',
      birth_date: '1971-02-03',
      gender: 'f',
    }),
  ).rejects.toThrow();
}

test('the query log has the statements of units of work and of the engine, with how long each took', async () => {
  const heard: LoggedQuery[] = [];
  await loggedWork((query) => heard.push(query));
  const all = heard.map(({ sql }) => sql).join('\n');
  expect(all).toContain('insert into `patients`');
  expect(all).toContain('insert into `audit_logs`');
  expect(all).toContain('patient_search match ?');
  expect(all).toMatch(/^begin immediate$/m);
  expect(all).toMatch(/^commit$/m);
  expect(heard.every(({ milliseconds }) => milliseconds >= 0)).toBe(true);
});

test('the query log never holds what was typed or found', async () => {
  const heard: LoggedQuery[] = [];
  await loggedWork((query) => heard.push(query));
  const all = heard.map(queryLine).join('\n').toLowerCase();
  for (const secret of ['xanth', 'quux', '1971', '7946', '712', 'example', 'penicillin'])
    expect(all).not.toContain(secret);
});

test('a line says how long it took, and marks what was slow or failed', () => {
  const line = (milliseconds: number, failed = false) => queryLine({ sql: 'select ?', milliseconds, failed });
  expect(line(0.44)).toBe('            0.4 ms  select ?');
  expect(line(99.9)).not.toContain('SLOW');
  expect(line(100)).toBe('SLOW      100.0 ms  select ?');
  expect(line(3, true)).toContain('FAILED');
});

test('in a file the log is its owner’s alone; one that cannot be written ends the log and not the work', async () => {
  const clinic = await openTestClinic();
  onTestFinished(() => clinic.close());
  const file = `${clinic.path}.queries`;
  const printed: string[] = [];
  const log = queryLog(file, (line) => printed.push(line));
  log({ sql: 'select ?', milliseconds: 1, failed: false });
  expect(readFileSync(file, 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z .* select \?\n$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  rmSync(file);
  const broken = queryLog('/nowhere/at/all.log', (line) => printed.push(line));
  for (let count = 0; count < 3; count += 1) broken({ sql: 'select ?', milliseconds: 1, failed: false });
  expect(printed).toEqual([expect.stringContaining('/nowhere/at/all.log cannot be written')]);
});
