import { expect, test } from 'vitest';
import { personalColumns } from '../../../src/clinic/patients/anonymise/personal.ts';
import { yearsOf } from '../../../src/clinic/patients/anonymise/year.ts';
import { maskedColumns } from '../../../src/data/export/mask/declared.ts';

/** What a masked export puts somebody else in the place of, and an anonymisation leaves: who works here. */
const stays = new Set(['kept', 'colleague']);

test.each(['patients', 'appointments', 'queue_entries', 'clinical_accesses'] as const)(
  'every column of %s that a masked export changes goes from an anonymised patient, too',
  (table) => {
    const masked = Object.entries(maskedColumns[table] ?? {}).filter(([, kind]) => !stays.has(kind));
    // Made by the database from the others.
    const changed = masked.map(([column]) => column).filter((column) => column !== 'full_name');
    expect(changed.length).toBeGreaterThan(0);
    expect(Object.keys(personalColumns[table])).toEqual(expect.arrayContaining(changed));
  },
);

test.each([
  ['1988-03-07', null, '2026-11-26', '1988-01-01', null],
  ['1936-12-31', null, '2026-11-26', '1936-01-01', null],
  ['1931-07-19', null, '2026-11-26', '1936-01-01', null],
  ['1900-01-02', '1999-05-06', '2026-11-26', '1909-01-01', '1999-01-01'],
  ['1920-01-02', '1960-05-06', '2026-11-26', '1920-01-01', '1960-01-01'],
  ['2026-05-06', '2026-05-06', '2026-11-26', '2026-01-01', '2026-01-01'],
])('born %s, died %s, on %s: %s, %s', (birth, died, today, birth_date, deceased_on) => {
  expect(yearsOf(birth, died, today)).toEqual({ birth_date, deceased_on });
});
