import { z } from 'zod';
import { optional, text, wholeNumber } from '../../desk/fields/index.ts';
import { defineQuery } from '../../desk/index.ts';
import { toLocalDate } from '../../desk/words/index.ts';
import { ownAmong, ownDoctor } from '../clinical-access/index.ts';
import { readSettings } from '../settings/index.ts';
import { bestFirst } from './best-first.ts';
import { type PatientListRow, toListRow } from './row.ts';
import { parseSearchLine } from './search-line.ts';

/** Among so many matches a doctor's own patients are looked for: a line that finds more says too little yet. */
const lookedThrough = 1000;

/**
 * Patients that match one line: name parts, part of a phone, a patient number, a birth date or year, in any order
 * ("smi 0712 85"); to a doctor the own patients come first. A line that says nothing yet (empty, a single digit) finds nobody. Leaves no access row.
 */
export const searchPatients = defineQuery({
  name: 'patients.search',
  title: 'Find patients by name, phone, number or birth date',
  permission: 'patients.find',
  input: z.strictObject({
    text: optional(text('Search', 1000)).describe(
      'Any mix of name parts, phone, patient number and birth date',
    ),
    limit: optional(wholeNumber('Limit', 1, 1000)).describe('At most so many rows (50)'),
  }),
  cli: {
    positional: ['text'],
    columns: ['number', 'full_name', 'birth_date', 'age', 'gender', 'phone', 'status'],
  },
  async run(view, { text: line, limit }): Promise<PatientListRow[]> {
    const { date_order, time_zone } = await readSettings(view);
    const parts = parseSearchLine(line ?? '', date_order);
    const wanted = limit ?? 50;
    const doctor = ownDoctor(view);
    const most = doctor === null ? wanted : Math.max(wanted, lookedThrough);
    const found = await view.store.searchPatients({ parts, limit: most });
    const ids = found.map(({ id }) => id);
    const own = doctor === null ? new Set<string>() : await ownAmong(view, doctor, ids);
    const today = toLocalDate(view.now, time_zone);
    return bestFirst(found, parts, own)
      .slice(0, wanted)
      .map((patient) => toListRow(patient, today));
  },
});
