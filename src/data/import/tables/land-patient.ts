import {
  asPatientNumber,
  changePatient,
  type Gender,
  newPatient,
  type PatientValues,
  patientChanges,
  samePhone,
} from '../../../clinic/patients/index.ts';
import { parseInput } from '../../../desk/index.ts';
import type { BulkRow } from '../../../storage/bulk.ts';
import { findPossibleDuplicate } from '../landing/duplicates.ts';
import type { Landing } from '../landing/landing.ts';
import type { Landed } from '../landing/outcome.ts';
import { said } from './check.ts';
import { conflict, differences } from './difference.ts';
import type { Cells } from './table.ts';

export type ReadPatient = PatientValues & {
  first_name: string;
  last_name: string;
  birth_date: string;
  gender: Gender;
};

/** Registers a patient of a file, or takes over what the file says of one who is here. */
export async function landPatient(landing: Landing, values: ReadPatient, input: Cells): Promise<Landed> {
  const known = await findKnown(landing, values);
  if (known.length === 0) return register(landing, values);
  const changed = known.map((patient) => ({
    patient,
    fields: Object.keys(differences(compared(values), patient)),
  }));
  if (changed.some(({ fields }) => fields.length === 0)) return 'unchanged';
  const [first] = changed;
  const { onConflict, work } = landing;
  if (first === undefined || onConflict !== 'update' || changed.length > 1) {
    throw conflict(String(first?.patient.number ?? 'The patient'), first?.fields ?? [], onConflict);
  }
  const taken = Object.fromEntries(first.fields.map((name) => [name, input[name]]));
  await landing.attempt(() =>
    changePatient(work, String(first.patient.id), parseInput(patientChanges, taken)),
  );
  return 'updated';
}

async function register(landing: Landing, values: ReadPatient): Promise<'inserted'> {
  const { work, rules, bulk } = landing;
  if (rules.phone_unique && values.phone) {
    const [other] = await bulk.find('patients', { phone: values.phone }, 1);
    if (other !== undefined) samePhone(nameOf(other), true);
  }
  const nth = await landing.nextPatient();
  const patient = said(newPatient(values, { id: work.id(), nth, created_by: work.actor.name }));
  const likely = await findPossibleDuplicate(landing, patient);
  await landing.insert('patients', patient);
  if (likely !== undefined) landing.likely.push(likely);
  return 'inserted';
}

function nameOf({ id, number, first_name, last_name }: BulkRow) {
  return {
    id: String(id),
    number: String(number),
    first_name: String(first_name),
    last_name: String(last_name),
  };
}

/** What is compared is what is kept; how a number was typed is not a difference. */
function compared({ phone_typed: _, ...values }: PatientValues): Record<string, unknown> {
  return values;
}

async function findKnown({ bulk }: Landing, values: ReadPatient): Promise<BulkRow[]> {
  const { external_ref, first_name, last_name, birth_date } = values;
  if (!external_ref) return bulk.find('patients', { first_name, last_name, birth_date });
  const found = await bulk.find('patients', { external_ref });
  if (found.length > 0) return found;
  // A list of our own patients names them by id or number; another program's numbers may look like ours.
  const number = asPatientNumber(external_ref);
  const key: BulkRow = number === undefined ? { id: external_ref } : { number };
  const [own] = await bulk.find('patients', key, 1);
  const isSame = own?.birth_date === birth_date && own.last_name === last_name;
  return isSame && own !== undefined ? [{ ...own, external_ref }] : [];
}
