import { copyFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { registerPatient } from '../../../src/clinic/patients/index.ts';
import { defineOperation } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
let aside: string;
beforeEach(async () => {
  clinic = await openTestClinic();
  aside = join(dirname(clinic.path), 'clinic.db.damaged-20261121-104000');
});
afterEach(() => clinic.close());

const ada = { first_name: 'Ada', last_name: 'Okafor', birth_date: '1988-03-07', gender: 'Female' };

/** What a restore does with a damaged database under whoever has it open. */
function setAside(): void {
  const successor = `${clinic.path}.next`;
  copyFileSync(clinic.path, successor);
  for (const end of ['', '-wal', '-shm']) renameSync(clinic.path + end, aside + end);
  renameSync(successor, clinic.path);
}

function patientsIn(file: string): unknown {
  const database = new Database(file, { readonly: true });
  const count = database.prepare('select count(*) from patients').pluck().get();
  database.close();
  return count;
}

test('an act under which the file was set aside is not kept in it, and says so', async () => {
  const registerMeanwhile = defineOperation({
    name: 'test.register-meanwhile',
    title: 'Register while the file is set aside',
    permission: 'patients.edit',
    undo: 'never',
    input: z.object({}),
    async run(work) {
      await work.run(registerPatient, ada);
      setAside();
    },
  });
  await expect(clinic.desk.perform(registerMeanwhile, {})).rejects.toMatchObject({
    code: 'no_database',
    hint: 'Nothing was saved. Leave, and start again.',
  });
  expect(patientsIn(aside)).toBe(0);
  expect(patientsIn(clinic.path)).toBe(0);
});

test('nor one that waited for its turn meanwhile', async () => {
  const other = new Database(clinic.path);
  other.exec('begin immediate');
  const waiting = clinic.desk.perform(registerPatient, ada);
  const refused = expect(waiting).rejects.toMatchObject({ code: 'no_database' });
  // It has asked for the lock once, in vain, as soon as others get their turn.
  await new Promise(setImmediate);
  setAside();
  other.exec('rollback');
  other.close();
  await refused;
  expect(patientsIn(aside)).toBe(0);
});
