import { z } from 'zod';
import { optional, readPhone, text, wholeNumber } from '../../desk/fields/index.ts';
import { defineQuery, type View } from '../../desk/index.ts';
import { clinicRules } from './context.ts';
import { Patient } from './entity.ts';
import { likeness, neighbouringDates } from './likeness.ts';
import { readLifeDate } from './reading.ts';
import { type PatientListRow, patientMatch, toListRow } from './row.ts';
import { parseSearchLine } from './search-line.ts';
import { soundKey } from './sound.ts';

/** From here on two descriptions are shown side by side. */
const worthShowing = 60;
const mostCandidates = 60;

/** A patient on file who may be the one being typed; `likeness` in percent. */
export type LikelyDuplicate = PatientListRow & { likeness: number };

const typed = (label: string) => optional(text(label, 200)).describe(`${label}, as far as it is typed`);

/**
 * Who on file may be the one described so far, the likeliest first. Everything may be missing or half typed: what cannot
 * be read yet is left out. Searches leave no access row.
 */
export const likelyDuplicates = defineQuery({
  name: 'patients.duplicates',
  title: 'Find likely duplicates of a patient',
  permission: 'patients.find',
  input: z.strictObject({
    first_name: typed('First name'),
    last_name: typed('Last name'),
    birth_date: typed('Birth date'),
    phone: typed('Phone'),
    except: optional(text('Patient', 40)).describe('Leave out this patient: id'),
    limit: optional(wholeNumber('Limit', 1, 50)).describe('At most so many rows (5)'),
  }),
  cli: { columns: ['likeness', 'number', 'full_name', 'birth_date', 'phone'] },
  async run(view, input): Promise<LikelyDuplicate[]> {
    const rules = await clinicRules(view);
    const birth = input.birth_date ? readLifeDate('Birth date', input.birth_date, rules) : undefined;
    const phone = input.phone ? await readPhone('Phone', input.phone, rules.country) : undefined;
    const described = {
      first_name: input.first_name ?? '',
      last_name: input.last_name ?? '',
      birth_date: birth?.ok ? birth.value : undefined,
      phone: phone?.ok ? phone.value.e164 : undefined,
    };
    const candidates = await gather(view, described);
    return [...candidates.values()]
      .filter((row) => row.id !== input.except)
      .map((row) => ({ ...row, age: 0, likeness: likeness(described, row) }))
      .filter((row) => row.likeness >= worthShowing)
      .sort((a, b) => b.likeness - a.likeness || (a.number < b.number ? -1 : 1))
      .slice(0, input.limit ?? 5)
      .map((row) => ({ ...toListRow(row, rules.today), likeness: row.likeness }));
  },
});

interface Described {
  first_name: string;
  last_name: string;
  birth_date: string | undefined;
  phone: string | undefined;
}

/** The few on file worth comparing: same phone, same sound, same or nearly the same birthday, names that begin alike. */
async function gather(view: View, described: Described) {
  const { first_name, last_name, birth_date, phone } = described;
  const rows = new Map<string, ReturnType<typeof patientMatch>>();
  const take = async (where: object): Promise<void> => {
    const found = await view.em.find(Patient, where, {
      limit: mostCandidates,
      orderBy: { search_key: 'desc' },
    });
    for (const patient of found) rows.set(patient.id, patientMatch(patient));
  };
  if (phone) await take({ phone });
  if (first_name && last_name) {
    const sound_key = soundKey(first_name, last_name);
    await take(
      birth_date ? { sound_key, birth_date: { $in: neighbouringDates(birth_date) } } : { sound_key },
    );
    const parts = parseSearchLine(`${first_name} ${last_name}`, 'ymd').filter((part) => part.kind === 'name');
    for (const row of await view.store.searchPatients({ parts, limit: mostCandidates }))
      rows.set(row.id, row);
  }
  if (birth_date && (first_name || last_name)) await take({ birth_date });
  return rows;
}
