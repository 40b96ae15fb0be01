import { defineActions } from '../../kit.ts';

export interface PatientFormContext {
  readonly duplicates: number;
  saveAndQueue(): unknown;
  openDuplicate(): unknown;
}

export const patientFormActions = defineActions<PatientFormContext>(
  'patient-form',
  'Registering and editing a patient',
  [
    {
      id: 'patient-form.save-and-queue',
      title: 'Save and put in a queue',
      keys: ['ctrl-q'],
      hint: 'save and queue',
      run: (form) => form.saveAndQueue(),
    },
    {
      id: 'patient-form.open-duplicate',
      title: 'Open the first likely duplicate',
      keys: ['ctrl-o'],
      hint: 'open the duplicate',
      when: ({ duplicates }) => (duplicates > 0 ? true : 'Nobody on file looks like this patient.'),
      run: (form) => form.openDuplicate(),
    },
  ],
  ['form'],
);

export interface StaleContext {
  mine(): void;
  theirs(): void;
  leave(): void;
}

export const staleActions = defineActions<StaleContext>('stale', 'Changed by somebody else meanwhile', [
  {
    id: 'stale.mine',
    title: 'Save yours over theirs',
    keys: ['y'],
    hint: 'save yours',
    run: (dialog) => dialog.mine(),
  },
  {
    id: 'stale.theirs',
    title: 'Keep theirs where both changed, save the rest',
    keys: ['t'],
    hint: 'keep theirs',
    run: (dialog) => dialog.theirs(),
  },
  {
    id: 'stale.leave',
    title: 'Back to the form',
    keys: ['esc'],
    hint: 'back',
    run: (dialog) => dialog.leave(),
  },
]);
