const isListed = (id: string) =>
  `exists (select 1 from anonymised_patients where anonymised_patients.patient_id = ${id})`;
const refuse = "begin select raise(abort, 'patient:anonymised'); end";

/** Columns of a patient that are empty once she is anonymised. What is made from her name (the sound of it) follows from that. */
const emptied = [
  'phone',
  'phone_typed',
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
  'blood_type',
  'allergies',
  'medications',
  'medical_history',
  'external_ref',
];

const isFirstOfYear = (column: string) => `coalesce(new.${column} like '%-01-01', true)`;

const patient = [
  'new.anonymised_at is not null',
  "new.first_name = 'Anonymised'",
  "new.last_name = 'Patient'",
  'new.status <> 0',
  isFirstOfYear('birth_date'),
  isFirstOfYear('deceased_on'),
  ...emptied.map((column) => `new.${column} is null`),
].join(' and ');

const isGone = (column: string) => `coalesce(new.${column}, 'removed') = 'removed'`;

/** What the rows of an anonymised patient must be, by table: its texts are gone. */
const belonging: Readonly<Record<string, { columns: readonly string[]; condition: string }>> = {
  appointments: {
    columns: ['reason', 'notes', 'overbooked', 'cancellation_reason', 'external_ref', 'patient_id'],
    condition: [
      "new.reason = 'removed'",
      'new.notes is null',
      isGone('overbooked'),
      isGone('cancellation_reason'),
      'new.external_ref is null',
    ].join(' and '),
  },
  queue_entries: {
    columns: ['removal_reason', 'move_reason', 'patient_id'],
    condition: `${isGone('removal_reason')} and ${isGone('move_reason')}`,
  },
  clinical_accesses: { columns: ['reason', 'patient_id'], condition: "new.reason = 'removed'" },
};

/** Whoever is on the list stays anonymised, whichever way a row is written. */
const triggers = [
  // Not of search_key: the search index is rebuilt by writing it anew.
  `create trigger patients_anonymised_insert before insert on patients
    when ${isListed('new.id')} and not (${patient}) ${refuse}`,
  `create trigger patients_anonymised_update
    before update of id, anonymised_at, first_name, last_name, status, birth_date, deceased_on, ${emptied.join(', ')} on patients
    when ${isListed('new.id')} and not (${patient}) ${refuse}`,
  ...Object.entries(belonging).flatMap(([table, { columns, condition }]) => [
    `create trigger ${table}_anonymised_insert before insert on ${table}
    when ${isListed('new.patient_id')} and not (${condition}) ${refuse}`,
    `create trigger ${table}_anonymised_update before update of ${columns.join(', ')} on ${table}
    when ${isListed('new.patient_id')} and not (${condition}) ${refuse}`,
  ]),
];

export const up: readonly string[] = [
  'alter table patients add column anonymised_at datetime null',
  // No reference: it holds whether or not the patient is here.
  'create table anonymised_patients (patient_id text not null primary key, anonymised_at datetime not null)',
  // After a step back to an older revision the log still knows them.
  `insert into anonymised_patients (patient_id, anonymised_at)
    select entity_id, min(at) from audit_logs where entity = 'anonymised_patients' group by entity_id`,
  `update patients set anonymised_at = (select anonymised_at from anonymised_patients where patient_id = patients.id)
    where id in (select patient_id from anonymised_patients)`,
  ...triggers,
];

export const down: readonly string[] = [
  ...['patients', ...Object.keys(belonging)].flatMap((table) => [
    `drop trigger ${table}_anonymised_update`,
    `drop trigger ${table}_anonymised_insert`,
  ]),
  'drop table anonymised_patients',
  'alter table patients drop column anonymised_at',
];
