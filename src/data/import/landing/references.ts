import { asPatientNumber } from '../../../clinic/patients/index.ts';
import { shown } from '../../../desk/fields/index.ts';
import { refuse } from '../../../desk/index.ts';
import { foldName } from '../../../desk/letters.ts';
import type { BulkRow } from '../../../storage/bulk.ts';
import type { Landing } from './landing.ts';

/** What a row says of a patient elsewhere: any of these may be missing. */
export interface PatientReference {
  /** An id, a number, a reference or a whole name. */
  patient?: string | undefined;
  phone?: string | undefined;
  birth_date?: string | undefined;
  first_name?: string | undefined;
  last_name?: string | undefined;
}

/**
 * The patient that a row means: by id, number or reference; else by phone and birth date, else by name and birth
 * date. Throws `not_found`, and `invalid` when it fits several.
 */
export async function findPatientRow(landing: Landing, said: PatientReference): Promise<BulkRow> {
  const { patient } = said;
  const found = patient
    ? await byName(landing, 'patients', patient, () => byKey(landing, patient))
    : undefined;
  return found ?? (await byPerson(landing, said)) ?? refuseUnknown('patient', 'patient', patient);
}

async function byKey({ bulk }: Landing, wanted: string): Promise<BulkRow | undefined> {
  const number = asPatientNumber(wanted) ?? wanted;
  const [byId] = await bulk.find('patients', { id: wanted }, 1);
  if (byId !== undefined) return byId;
  const byReference = await bulk.find('patients', { external_ref: wanted }, 2);
  return only(byReference, 'patient', wanted) ?? (await bulk.find('patients', { number }, 1))[0];
}

async function byPerson({ bulk, rules }: Landing, said: PatientReference): Promise<BulkRow | undefined> {
  const { birth_date, patient } = said;
  if (!birth_date) return undefined;
  const read = said.phone ? rules.readPhone('Phone', said.phone, rules.country) : undefined;
  if (read?.ok) {
    const found = await bulk.find('patients', { phone: read.value.e164, birth_date }, 2);
    if (found.length > 0) return only(found, 'patient', said.phone);
  }
  const born = await bulk.find('patients', { birth_date }, 5000);
  const name = foldName(patient ?? `${said.first_name ?? ''} ${said.last_name ?? ''}`).trim();
  if (name === '') return undefined;
  const same = born.filter(({ first_name, last_name }) => {
    const ways = [`${first_name} ${last_name}`, `${last_name}, ${first_name}`, `${last_name} ${first_name}`];
    return ways.some((way) => foldName(way) === name);
  });
  return only(same, 'patient', name);
}

/** A doctor by licence number, id, reference or name. Throws `not_found`, and `invalid` for a name of several. */
export async function findDoctorRow(landing: Landing, said: string | undefined): Promise<BulkRow> {
  const wanted = said?.trim() ?? '';
  const { bulk } = landing;
  const found = await byName(landing, 'doctors', wanted, async () => {
    for (const column of ['license_number', 'id', 'external_ref', 'full_name']) {
      const rows = await bulk.find('doctors', { [column]: wanted }, 2);
      if (rows.length > 0) return only(rows, 'doctor', wanted);
    }
    const name = foldName(wanted.replace(/^(?:dr|prof)\.?\s+/i, ''));
    const all = await bulk.find('doctors', {}, 20_000);
    return only(
      all.filter(({ full_name }) => foldName(String(full_name)) === name),
      'doctor',
      wanted,
    );
  });
  return found ?? refuseUnknown('doctor', 'doctor', wanted);
}

/** A specialization by code, name or id, whatever the case; undefined when there is none. */
export async function findSpecializationRow(landing: Landing, said: string): Promise<BulkRow | undefined> {
  const wanted = foldName(said).trim();
  return byName(landing, 'specializations', wanted, async () => {
    const all = await landing.bulk.find('specializations', {}, 10_000);
    return (
      all.find(({ id, code }) => id === said || foldName(String(code)) === wanted) ??
      all.find(({ name }) => foldName(String(name)) === wanted)
    );
  });
}

/** Throws `not_found` for a specialization that is not there. */
export async function findSpecializationNamed(landing: Landing, said: string): Promise<BulkRow> {
  return (
    (await findSpecializationRow(landing, said)) ?? refuseUnknown('specialization', 'specialization', said)
  );
}

function byName(
  { known }: Landing,
  table: string,
  name: string,
  find: () => Promise<BulkRow | undefined>,
): Promise<BulkRow | undefined> {
  return name === '' ? Promise.resolve(undefined) : known.row(`${table} ${name}`, find);
}

function only(rows: readonly BulkRow[], what: string, wanted: string | undefined): BulkRow | undefined {
  if (rows.length < 2) return rows[0];
  const sentence = `There are several ${what}s ${shown(wanted ?? '')}.`;
  return refuse('invalid', sentence, { fields: { [what]: `${sentence} Say which by number.` } });
}

function refuseUnknown(field: string, what: string, said: string | undefined): never {
  const sentence = said ? `There is no ${what} ${shown(said)} here.` : `It does not say which ${what}.`;
  return refuse('not_found', sentence, { fields: { [field]: sentence } });
}
