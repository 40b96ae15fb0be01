import type { Left } from '../../../desk/audit/redact.ts';

/** What stands where something must stand: a rule asks for a reason, and there was one. */
export const removed = 'removed';

/** Whom a list shows in the place of an anonymised patient. */
export const nobody = { first_name: 'Anonymised', last_name: 'Patient' } as const;

/**
 * What becomes of a column that says who a patient is, or may.
 * - `empty`: nothing stands there any more
 * - `removed`: the word stands there
 * - `was said`: the word stands there where there was something, since a rule asks whether there is
 * - `own`: the operation puts something else there (a name for nobody, a new number, a year)
 */
export type Fate = 'empty' | 'removed' | 'was said' | 'own';

/**
 * The columns of an anonymised patient's rows that do not stay: the one list. The operation, the audit log, a restore
 * and the database's own triggers go by it, and a test holds it against every column that a masked export changes.
 * What is not here stays: ids, gender, status, times, tickets, doctors, specializations, what was promised.
 */
export const personalColumns = {
  patients: {
    number: 'own',
    search_key: 'own',
    first_name: 'own',
    last_name: 'own',
    birth_date: 'own',
    deceased_on: 'own',
    sound_key: 'empty',
    phone: 'empty',
    phone_typed: 'empty',
    email: 'empty',
    address: 'empty',
    city: 'empty',
    state: 'empty',
    postal_code: 'empty',
    insurance: 'empty',
    policy_number: 'empty',
    emergency_contact_name: 'empty',
    emergency_contact_relationship: 'empty',
    emergency_contact_phone: 'empty',
    blood_type: 'empty',
    allergies: 'empty',
    medications: 'empty',
    medical_history: 'empty',
    external_ref: 'empty',
  },
  appointments: {
    reason: 'removed',
    notes: 'empty',
    overbooked: 'was said',
    cancellation_reason: 'was said',
    external_ref: 'empty',
  },
  queue_entries: { removal_reason: 'was said', move_reason: 'was said' },
  clinical_accesses: { reason: 'removed' },
  // They are removed.
  drafts: { payload: 'own' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Fate>>>>;

export type PersonalTable = keyof typeof personalColumns;

/** What takes the place of a row's personal values, but for those that the operation makes itself. */
export function emptied(
  table: PersonalTable,
  row: Readonly<Record<string, unknown>>,
): Record<string, string | null> {
  const fates: Readonly<Record<string, Fate>> = personalColumns[table];
  const values: Record<string, string | null> = {};
  for (const [column, fate] of Object.entries(fates)) {
    if (fate === 'empty') values[column] = null;
    else if (fate === 'removed') values[column] = removed;
    else if (fate === 'was said') values[column] = (row[column] ?? null) === null ? null : removed;
  }
  return values;
}

/** An image of a row as the audit log may go on holding it: without the columns that were personal. */
export const impersonal: Left = (table, row) => {
  const fates = isPersonal(table) ? personalColumns[table] : {};
  return Object.fromEntries(Object.entries(row).filter(([column]) => !Object.hasOwn(fates, column)));
};

function isPersonal(table: string): table is PersonalTable {
  return Object.hasOwn(personalColumns, table);
}
