import { z } from 'zod';
import { choice, optional, text, wholeNumber } from '../../desk/fields/index.ts';
import { defineQuery, type View } from '../../desk/index.ts';
import { clinicRules } from './context.ts';
import { Patient } from './entity.ts';
import { findPatient } from './find.ts';
import { type PatientListRow, patientMatch, toListRow } from './row.ts';
import { PATIENT_STATUS, patientStatuses } from './values.ts';

interface Place {
  last_name: string;
  first_name: string;
  id: string;
}

/**
 * A page of patients, active ones first, by last and first name. `after` is the last patient of the page before: pages are found by
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
    const { today } = await clinicRules(view);
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

/** One stretch of the index on (status, last_name, first_name, id): with an "or" at its top the whole table would be sorted. */
async function page(view: View, status: number, after: Place | undefined, limit: number): Promise<Patient[]> {
  return view.em.find(
    Patient,
    {
      status,
      ...(after && {
        last_name: { $gte: after.last_name },
        $or: [
          { last_name: { $gt: after.last_name } },
          { first_name: { $gt: after.first_name } },
          { first_name: after.first_name, id: { $gt: after.id } },
        ],
      }),
    },
    { orderBy: { last_name: 'asc', first_name: 'asc', id: 'asc' }, limit },
  );
}

/** How many patients there are. Without a condition, or a million rows would be looked at one by one. */
export const countPatients = defineQuery({
  name: 'patients.count',
  title: 'Count patients',
  permission: 'patients.find',
  input: z.strictObject({}),
  async run(view): Promise<{ all: number }> {
    return { all: await view.em.count(Patient) };
  },
});
