import { z } from 'zod';
import { choice, optional, text, wholeNumber } from '../../desk/fields/index.ts';
import { defineQuery, type View } from '../../desk/index.ts';
import { readingContext } from './context.ts';
import { Patient } from './entity.ts';
import { findPatient } from './find.ts';
import { type PatientListRow, patientMatch, toListRow } from './row.ts';
import { PATIENT_STATUS, patientStatuses } from './values.ts';

interface Place {
  full_name: string;
  id: string;
}

/**
 * A page of patients, active ones first, by name. `after` is the last patient of the page before: pages are found by
 * key, so the thousandth costs what the first does.
 */
export const listPatients = defineQuery({
  name: 'patients.list',
  title: 'List patients',
  permission: 'patients.find',
  input: z.strictObject({
    status: optional(choice('Status', patientStatuses)).describe('Only active, inactive or deceased ones'),
    after: optional(text('After', 100)).describe('The last patient of the page before: id or number'),
    limit: optional(wholeNumber('Limit', 1, 10_000)).describe('At most so many rows (100)'),
  }),
  cli: { columns: ['number', 'full_name', 'birth_date', 'age', 'gender', 'phone', 'status'] },
  async run(view, { status, after, limit }): Promise<PatientListRow[]> {
    const { today } = await readingContext(view);
    const last = after ? await findPatient(view, after) : undefined;
    const wanted = limit ?? 100;
    const found: Patient[] = [];
    for (const state of status ? [PATIENT_STATUS[status]] : Object.values(PATIENT_STATUS)) {
      if (last !== undefined && state < last.status) continue;
      const from = last?.status === state ? last : undefined;
      found.push(...(await page(view, state, from, wanted - found.length)));
      if (found.length >= wanted) break;
    }
    return found.map((patient) => toListRow(patientMatch(patient), today));
  },
});

/** One stretch of the index (status, full_name, id): a condition with "or" at its top would sort the whole table. */
async function page(view: View, status: number, after: Place | undefined, limit: number): Promise<Patient[]> {
  return view.em.find(
    Patient,
    {
      status,
      ...(after && {
        full_name: { $gte: after.full_name },
        $or: [{ full_name: { $gt: after.full_name } }, { id: { $gt: after.id } }],
      }),
    },
    { orderBy: { full_name: 'asc', id: 'asc' }, limit },
  );
}

/** How many patients there are: of all, and by status. */
export const countPatients = defineQuery({
  name: 'patients.count',
  title: 'Count patients',
  permission: 'patients.find',
  input: z.strictObject({}),
  async run(view): Promise<{ all: number; active: number; inactive: number; deceased: number }> {
    const of = (status: number) => view.em.count(Patient, { status });
    const [active, inactive, deceased] = [await of(0), await of(1), await of(2)];
    return { all: active + inactive + deceased, active, inactive, deceased };
  },
});
