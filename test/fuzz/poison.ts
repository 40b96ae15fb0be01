import Database from 'better-sqlite3';

/** What somebody may say of a patient as they like, in a form or a file. */
export const patientTexts = [
  'first_name',
  'last_name',
  'phone',
  'email',
  'address',
  'city',
  'state',
  'postal_code',
  'insurance',
  'policy_number',
  'emergency_contact_name',
  'emergency_contact_relationship',
  'emergency_contact_phone',
  'allergies',
  'medications',
  'medical_history',
] as const;

/**
 * The columns that hold what people or other programs wrote, as somebody may have written to them who went by no
 * rule of ours. What a column's own check or key refuses stays as it was.
 */
const columns: Readonly<Record<string, readonly string[]>> = {
  patients: [...patientTexts, 'number', 'sound_key', 'phone_typed', 'external_ref', 'created_by'],
  doctors: [
    'full_name',
    'title',
    'license_number',
    'phone',
    'phone_typed',
    'email',
    'office_address',
    'medical_degree',
    'certifications',
    'bio',
    'external_ref',
    'created_by',
  ],
  doctor_absences: ['reason', 'created_by'],
  specializations: ['code', 'name', 'description'],
  appointments: ['reason', 'notes', 'overbooked', 'cancellation_reason', 'external_ref', 'created_by'],
  queue_entries: ['ticket', 'removal_reason', 'move_reason', 'created_by'],
  users: ['email', 'first_name', 'last_name', 'created_by'],
  sessions: ['label', 'origin', 'ended_by'],
  clinical_accesses: ['reason'],
  uploads: ['file_name', 'file_hash', 'table_name', 'format', 'mapping', 'error', 'uploaded_by', 'undone_by'],
  import_mappings: ['table_name', 'mapping', 'delimiter', 'encoding', 'used_by'],
  operations_log: ['operation', 'actor', 'session_id', 'origin', 'code', 'message'],
  audit_logs: ['act', 'operation', 'actor', 'session_id', 'origin', 'entity', 'entity_id', 'before', 'after'],
  drafts: ['payload'],
  settings: ['value'],
};

/**
 * Writes hostile values into every such column of every row of a clinic's file, beside the program.
 *
 * @param values taken from the first on, and again from the first when all are used
 * @returns how many values stand in the file now
 */
export function poison(path: string, values: readonly string[], tables = Object.keys(columns)): number {
  const database = new Database(path);
  let next = 0;
  let placed = 0;
  database.function('hostile', { deterministic: false }, () => values[next++ % values.length] ?? '');
  database.function('hostile_json', { deterministic: false }, () =>
    JSON.stringify({
      first_name: values[next++ % values.length],
      [values[next % values.length] ?? 'x']: [values[next++ % values.length]],
    }),
  );
  try {
    database.pragma('foreign_keys = off');
    database.pragma('busy_timeout = 10000');
    const triggers = database
      .prepare("select name, sql from sqlite_master where type = 'trigger' and name like 'audit_logs_no_%'")
      .all() as { name: string; sql: string }[];
    for (const { name } of triggers) database.exec(`drop trigger "${name}"`);
    database.transaction(() => {
      for (const table of tables) {
        const all = columns[table] ?? [];
        // What a key or a check may refuse is tried by itself, so that the rest of the row stands.
        for (const group of [
          all.filter((column) => !isHeld(table, column)),
          ...all.filter((column) => isHeld(table, column)).map((column) => [column]),
        ])
          if (group.length > 0)
            placed +=
              group.length *
              database
                .prepare(
                  `update or ignore "${table}" set ${group.map((column) => `"${column}" = ${valueFor(table, column)}`).join(', ')}`,
                )
                .run().changes;
      }
    })();
    for (const { sql } of triggers) database.exec(sql);
  } finally {
    database.close();
  }
  return placed;
}

function valueFor(table: string, column: string): string {
  // Texts that are read as JSON: half of them are, half of them are anything.
  if (table === 'settings') return 'json_quote(hostile())';
  if (table === 'audit_logs' && ['before', 'after'].includes(column))
    return 'iif(entry % 3 > 0, hostile_json(), hostile())';
  if (table === 'users' && column === 'email') return 'lower(hostile())';
  return 'hostile()';
}

const held: readonly string[] = [
  'patients.number',
  'doctors.license_number',
  'doctors.full_name',
  'specializations.code',
  'specializations.name',
  'appointments.overbooked',
  'queue_entries.ticket',
  'users.email',
  'import_mappings.table_name',
];

function isHeld(table: string, column: string): boolean {
  return held.includes(`${table}.${column}`);
}
