import { z } from 'zod';
import { choice, optional, text, wholeNumber } from '../../desk/fields/index.ts';
import { defineQuery, type View } from '../../desk/index.ts';
import { nearestOwn, ownDoctor } from '../clinical-access/index.ts';
import { clinicRules } from './context.ts';
import { Patient } from './entity.ts';
import { findPatient } from './find.ts';
import { type PatientListRow, patientMatch, toListRow } from './row.ts';
import { PATIENT_STATUS, type PatientStatus, patientStatuses } from './values.ts';

interface Place {
  last_name: string;
  first_name: string;
  id: string;
}

/**
 * A page of patients, active ones first, by last and first name; to a doctor those of the nearest visits come before the
 * others. `after` is the last patient of the page before: pages are found by
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
    const doctor = ownDoctor(view);
    const own = doctor === null ? [] : await nearestOwn(view, doctor);
    const found: Patient[] = [];
    for (const stretch of stretchesAfter(last, own, status)) {
      found.push(...(await page(view, stretch, wanted - found.length)));
      if (found.length >= wanted) break;
    }
    return found.map((patient) => toListRow(patientMatch(patient), today));
  },
});

/** Patients of one status who are listed together, by name. */
interface Stretch {
  readonly status: number;
  readonly ids: { readonly $in: string[] } | { readonly $nin: string[] } | undefined;
  readonly after: Place | undefined;
}

/** The stretches of the list in their order, from the patient on where the page before ended. */
function stretchesAfter(
  last: Patient | undefined,
  own: string[],
  only: PatientStatus | null | undefined,
): Stretch[] {
  const parts =
    own.length === 0
      ? [{ ids: undefined, isOwn: false }]
      : [
          { ids: { $in: own }, isOwn: true },
          { ids: { $nin: own }, isOwn: false },
        ];
  const states = only ? [PATIENT_STATUS[only]] : Object.values(PATIENT_STATUS);
  const all = states.flatMap((status) => parts.map((part) => ({ status, ...part })));
  if (last === undefined) return all.map(({ status, ids }) => ({ status, ids, after: undefined }));
  const at = all.findIndex((one) => one.status === last.status && one.isOwn === own.includes(last.id));
  const rest = at < 0 ? all.filter(({ status }) => status > last.status) : all.slice(at);
  return rest.map(({ status, ids }, index) => ({
    status,
    ids,
    after: at >= 0 && index === 0 ? last : undefined,
  }));
}

/** One stretch of the index on (status, last_name, first_name, id): with an "or" at its top the whole table would be sorted. */
async function page(view: View, { status, ids, after }: Stretch, limit: number): Promise<Patient[]> {
  return view.em.find(
    Patient,
    {
      status,
      ...(ids && { id: ids }),
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
