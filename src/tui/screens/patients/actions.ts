import {
  anonymisePatient,
  deletePatient,
  type PatientListRow,
  type PatientRecord,
} from '../../../clinic/patients/index.ts';
import { exportOnePatient } from '../../../data/export/index.ts';
import { defineActions } from '../../kit.ts';

/** What the keys of the patients' screen work on: the patient under the cursor, or the open one. */
export interface PatientsContext {
  readonly patient: PatientListRow | undefined;
  queue(): unknown;
  book(): unknown;
  edit(): unknown;
  register(): unknown;
  find(): unknown;
  standing(): unknown;
  deceased(): unknown;
  remove(): unknown;
  anonymise(): unknown;
  takeAway(): unknown;
}

const onPatient = ({ patient }: PatientsContext) =>
  patient ? true : 'There is no patient here. Ctrl+N registers a new one.';

const onActive = (context: PatientsContext) => {
  const { patient } = context;
  if (patient?.status === 2) return `${patient.full_name} is marked as deceased.`;
  if (patient?.status === 1) return `${patient.full_name} is inactive: x makes active again.`;
  return onPatient(context);
};

const onLiving = (context: PatientsContext) =>
  context.patient?.status === 2 ? `${context.patient.full_name} is marked as deceased.` : onPatient(context);

export const patientsActions = defineActions<PatientsContext>(
  'patients',
  'Patients',
  [
    {
      id: 'patients.queue',
      title: 'Put in a queue',
      keys: ['q'],
      hint: 'queue',
      when: onActive,
      run: (patients) => patients.queue(),
    },
    {
      id: 'patients.book',
      title: 'Book an appointment',
      keys: ['b'],
      hint: 'book',
      when: onActive,
      run: (patients) => patients.book(),
    },
    {
      id: 'patients.edit',
      title: 'Edit the patient',
      keys: ['e'],
      hint: 'edit',
      when: onPatient,
      run: (patients) => patients.edit(),
    },
    {
      id: 'patients.new',
      title: 'Register a new patient',
      keys: ['n', 'ctrl-n'],
      hint: 'new',
      run: (patients) => patients.register(),
    },
    {
      id: 'patients.find',
      title: 'Find a patient',
      keys: ['/'],
      hint: 'find',
      run: (patients) => patients.find(),
    },
    {
      id: 'patients.standing',
      title: 'Deactivate, or make active again',
      keys: ['x'],
      hint: ({ patient }) => (patient && patient.status !== 0 ? 'make active' : 'deactivate'),
      when: onPatient,
      run: (patients) => patients.standing(),
    },
    {
      id: 'patients.deceased',
      title: 'Mark as deceased',
      keys: ['d'],
      when: onLiving,
      run: (patients) => patients.deceased(),
    },
    {
      id: 'patients.delete',
      title: 'Delete a patient nothing refers to',
      keys: ['X'],
      asks: deletePatient,
      when: onPatient,
      run: (patients) => patients.remove(),
    },
    {
      id: 'patients.export',
      title: 'Write all that is kept of the patient to a file',
      keys: ['E'],
      asks: exportOnePatient,
      when: onPatient,
      run: (patients) => patients.takeAway(),
    },
    {
      id: 'patients.anonymise',
      title: 'Anonymise the patient for good',
      keys: ['Z'],
      asks: anonymisePatient,
      when: onPatient,
      run: (patients) => patients.anonymise(),
    },
  ],
  ['list', 'tabs', 'patients-list', 'patient', 'patient-clinical'],
);

export interface SearchContext {
  readonly found: number;
  toList(): void;
  /** Empties the line; an empty one is left for the list, where letters and digits act. */
  leave(): void;
}

const somebody = ({ found }: SearchContext) =>
  found > 0 ? true : 'Nobody is found. Ctrl+N registers a new patient.';

/** The search line, while it is typed into. */
export const searchActions = defineActions<SearchContext>('patients-search', 'Patients: the search line', [
  {
    id: 'patients-search.enter',
    title: 'To the patients found',
    keys: ['enter', 'down', 'tab'],
    hint: 'to the list',
    when: somebody,
    run: (search) => search.toList(),
  },
  {
    id: 'patients-search.leave',
    title: 'Empty the search line, then leave it',
    keys: ['esc'],
    hint: 'clear, leave',
    run: (search) => search.leave(),
  },
]);

export interface ListContext {
  readonly patient: PatientListRow | undefined;
  open(): void;
  toSearch(): void;
}

export const patientListActions = defineActions<ListContext>(
  'patients-list',
  'Patients: the list',
  [
    {
      id: 'patients-list.open',
      title: 'Open the record',
      keys: ['enter', 'tab'],
      hint: 'open',
      when: ({ patient }) => (patient ? true : 'There is no patient here.'),
      run: (list) => list.open(),
    },
    {
      id: 'patients-list.leave',
      title: 'To the search line',
      keys: ['esc'],
      hint: 'search',
      run: (list) => list.toSearch(),
    },
  ],
  ['list', 'patients'],
);

type ClinicalAccess = PatientRecord['clinical'];

export interface ClinicalContext {
  readonly access: ClinicalAccess;
  open(): unknown;
}

const closedWhy: Readonly<Record<ClinicalAccess, string | true>> = {
  open: 'The clinical data of this patient is open to you.',
  reason_needed: true,
  never: 'Clinical data is not for the front desk.',
};

/** What is closed of the open record. */
export const clinicalActions = defineActions<ClinicalContext>(
  'patient-clinical',
  'Patients: clinical data',
  [
    {
      id: 'patient-clinical.open',
      title: 'Open the clinical data, saying why',
      keys: ['o'],
      hint: 'open, saying why',
      when: ({ access }) => closedWhy[access],
      run: (record) => record.open(),
    },
  ],
  ['list', 'tabs', 'patients', 'patient', 'patient-close'],
);

export interface RecordContext {
  openRow(): unknown;
}

/** The open record. */
export const recordActions = defineActions<RecordContext>(
  'patient',
  'Patients: the record',
  [
    {
      id: 'patient.row',
      title: 'Open the visit or the ticket',
      keys: ['enter'],
      run: (record) => record.openRow(),
    },
  ],
  ['list', 'tabs', 'patients'],
);

export const closeActions = defineActions<{ close(): void }>(
  'patient-close',
  'Patients: the record over its list',
  [
    {
      id: 'patient.close',
      title: 'Back to the list',
      keys: ['esc'],
      hint: 'back',
      run: (record) => record.close(),
    },
  ],
  ['list', 'tabs', 'patients', 'patient', 'patient-clinical'],
);
