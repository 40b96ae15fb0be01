import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  listPatients,
  patientFields,
  registerPatient,
  searchPatients,
  showPatient,
} from '../../src/clinic/patients/index.ts';
import { DeskError } from '../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';
import { seed } from './hostile-values.ts';
import { valuesFor } from './plan.ts';
import { strayIn } from './terminal-bytes.ts';

const toRegister = valuesFor('registration');
const toSearch = valuesFor('search');
const fields = Object.keys(patientFields).filter(
  (name) => !['gender', 'blood_type', 'birth_date'].includes(name),
);
const good = { first_name: 'Ada', last_name: 'Smith', birth_date: '1980-01-01', gender: 'Female' };
let clinic: TestClinic;

beforeAll(async () => {
  clinic = await openTestClinic();
});
afterAll(() => clinic.close());

/** What a call came to: done, or refused in words that a terminal only shows. Everything else is thrown. */
async function outcomeOf(what: string, call: () => Promise<unknown>): Promise<DeskError | null> {
  try {
    await call();
    return null;
  } catch (error) {
    if (!(error instanceof DeskError)) throw new Error(`seed ${seed}, ${what}`, { cause: error });
    return error;
  }
}

test(`${toRegister.length} values through the registration: each lands harmless or is refused in words`, async () => {
  let landed = 0;
  let given = 0;
  for (let at = 0; at < toRegister.length; at += fields.length) {
    const typed = Object.fromEntries(fields.map((name, place) => [name, toRegister[at + place] ?? '']));
    given += Math.min(fields.length, toRegister.length - at);
    const input = { ...good, ...typed };
    const refusal = await outcomeOf(`values ${at} and on`, () => clinic.desk.perform(registerPatient, input));
    if (refusal === null) {
      landed += 1;
      continue;
    }
    expect(refusal.code).toMatch(/^(invalid|duplicate)$/);
    // Every eighth comes again without what was refused: what the rules let pass is in the list.
    if (at % (8 * fields.length) > 0) continue;
    const kept = {
      ...input,
      ...Object.fromEntries(Object.keys(refusal.fields ?? {}).map((name) => [name, undefined])),
    };
    if (
      (await outcomeOf(`values ${at} again`, () =>
        clinic.desk.perform(registerPatient, { ...kept, ...withName(kept) }),
      )) === null
    )
      landed += 1;
  }
  expect(given).toBe(toRegister.length);
  expect(landed).toBeGreaterThan(100);
}, 120_000);

function withName({ first_name, last_name }: { first_name?: string; last_name?: string }) {
  return { first_name: first_name ?? good.first_name, last_name: last_name ?? good.last_name };
}

test('whatever landed holds no control character', async () => {
  const patients = await clinic.desk.read(listPatients, { limit: 10_000 });
  for (const { id } of patients) {
    const { number, ...record } = await clinic.desk.read(showPatient, { id });
    // A line break belongs to a history, a tab to what was typed; marks that lead a line's direction to its script.
    for (const [name, value] of Object.entries(record))
      expect(
        /[^\P{Cc}\n\t]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(String(value)),
        `${number} ${name} ${JSON.stringify(value)}`,
      ).toBe(false);
  }
}, 120_000);

test(`${toSearch.length} values through the search: rows or none, and never a fault`, async () => {
  let asked = 0;
  let found = 0;
  for (const text of toSearch) {
    const refusal = await outcomeOf(`search ${JSON.stringify(text)}`, async () => {
      found += (await clinic.desk.read(searchPatients, { text, limit: 5 })).length;
    });
    if (refusal !== null) expect(strayIn(refusal.message.replace(text, ''))).toBeNull();
    asked += 1;
  }
  expect(asked).toBe(toSearch.length);
  expect(found).toBeGreaterThan(100);
}, 120_000);
