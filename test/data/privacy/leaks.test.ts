import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failureOf } from '../../../src/cli/failure.ts';
import { anonymisePatient, editPatient, registerPatient } from '../../../src/clinic/patients/index.ts';
import { backUp } from '../../../src/data/backup/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { makeDaySheets } from '../../../src/data/downtime-pack/index.ts';
import { exportData, exportOnePatient } from '../../../src/data/export/index.ts';
import { importJob } from '../../../src/data/import/index.ts';
import { queryLine } from '../../../src/data/query-log.ts';
import { purge } from '../../../src/data/retention/index.ts';
import { type OpenedClinic, openClinic } from '../../../src/data/schema/index.ts';
import { faultText } from '../../../src/desk/fault.ts';
import { Counter, OperationLog } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

const words = /quackenbosh|planted|79460712/i;
const person = {
  first_name: 'Zoe',
  last_name: 'Quackenbosh',
  birth_date: '1990-05-06',
  gender: 'Female',
  phone: '+44 20 7946 0712',
  allergies: 'plantedpollen',
} as const;

let base: TestClinic;
let clinic: OpenedClinic;
let folder: string;
const queries: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-leaks-'));
  base = await openTestClinic();
  clinic = await openClinic({
    db: base.path,
    clock: base.clock,
    onQuery: (query) => queries.push(queryLine(query)),
  });
});
afterEach(async () => {
  await clinic.close();
  await base.close();
  rmSync(folder, { recursive: true, force: true });
});

test('nothing of a patient is in the operations log, the query log or the name of a file', async () => {
  const { desk } = clinic;
  const { id } = await desk.perform(registerPatient, person);
  await expect(desk.perform(registerPatient, { ...person, birth_date: 'plantedday' })).rejects.toThrow();
  await expect(desk.perform(editPatient, { id, version: 99, last_name: 'Plantedstale' })).rejects.toThrow();
  await expect(desk.perform(editPatient, { id: 'Quackenbosh', phone: 'plantedphone' })).rejects.toThrow();
  await expect(desk.perform(anonymisePatient, { id, reason: 'Quackenbosh asked' })).rejects.toThrow();
  const csv = join(folder, 'people.csv');
  writeFileSync(
    csv,
    'first_name,last_name,birth_date,gender\nZoe,Plantedrow,plantedday,Female\nSam,Plantedson,1991-05-06,Male\n',
  );
  await carryOut(clinic, importJob, { file: csv, table: 'patients', rejects: join(folder, 'rejects.csv') });
  await carryOut(clinic, exportData, { file: join(folder, 'all.json') });
  await carryOut(clinic, exportOnePatient, { file: join(folder, 'one.json'), patient: id });
  await carryOut(clinic, makeDaySheets, {});
  await carryOut(clinic, backUp, {});
  await carryOut(clinic, purge, {});
  await desk.perform(anonymisePatient, { id, reason: 'asked for by letter' });

  const log = await clinic.engine.orm.em.fork().find(OperationLog, {});
  expect(log.length).toBeGreaterThan(8);
  expect(JSON.stringify(log).match(words)).toBeNull();
  expect(queries.length).toBeGreaterThan(100);
  expect(queries.join('\n').match(words)).toBeNull();
  const names = [dirname(base.path), folder].flatMap((one) =>
    readdirSync(one, { recursive: true }).map(String),
  );
  expect(names.length).toBeGreaterThan(8);
  expect(names.join('\n').match(words)).toBeNull();
  // The files themselves are full of it: the names are what is looked at here.
  expect(readFileSync(join(folder, 'one.json'), 'utf8')).toMatch(words);
});

test('what is printed of a mistake in the program says where, and nothing of a row', async () => {
  const told = (error: unknown) => [faultText(error), failureOf(error).message].join('\n');
  const parsing = (() => {
    try {
      return JSON.parse('Quackenbosh');
    } catch (error) {
      return error;
    }
  })();
  const database: unknown = await clinic.engine.orm.em
    .fork()
    .insert(Counter, { name: 'Quackenbosh', value: -1 })
    .catch((error: unknown) => error);
  const wrapped = new TypeError('plantedmessage\n    on two lines', { cause: database });
  expect([parsing, wrapped].every((error) => words.test(String(error)))).toBe(true);
  for (const error of [parsing, database, wrapped]) {
    expect(told(error).match(words)).toBeNull();
    expect(faultText(error)).toMatch(/at .*leaks\.test\.ts:\d+|at .*\.(js|ts):\d+/);
  }
  expect(faultText(wrapped)).toMatch(/^TypeError\n[\s\S]*caused by \w+/);
  expect(faultText('Quackenbosh')).toBe('string');
});
