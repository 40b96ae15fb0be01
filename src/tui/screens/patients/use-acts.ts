import {
  anonymisationWarning,
  anonymisePatient,
  deactivatePatient,
  deletePatient,
  markDeceased,
  PATIENT_STATUS,
  type PatientListRow,
  reactivatePatient,
} from '../../../clinic/patients/index.ts';
import { useDialogs, useNavigation, usePerform } from '../../kit.ts';
import type { PatientsContext } from './actions.ts';
import { useTakeAway } from './use-take-away.ts';

/** What can be done to a patient from the list and from the open record alike. */
export function useActs(
  patient: PatientListRow | undefined,
  { typed, find }: { typed: string; find: () => void },
): PatientsContext {
  const { navigate } = useNavigation();
  const perform = usePerform();
  const dialogs = useDialogs();

  const standing = async () => {
    if (!patient) return;
    if (patient.status === PATIENT_STATUS.active) {
      await perform(
        deactivatePatient,
        { id: patient.id },
        {
          said: (row) => [`${row.full_name} is inactive now.`, ...row.warnings].join(' '),
        },
      );
    } else {
      await perform(
        reactivatePatient,
        { id: patient.id },
        { said: (row) => `${row.full_name} is active again.` },
      );
    }
  };
  const deceased = async () => {
    if (!patient) return;
    const date = await dialogs.ask({
      title: `Mark ${patient.full_name} as deceased`,
      label: 'Date of death',
      lines: ['Leave it empty when it is not known.'],
    });
    if (date === null) return;
    await perform(
      markDeceased,
      { id: patient.id, date },
      { said: (row) => `${row.full_name} is marked as deceased.` },
    );
  };
  const remove = async () => {
    if (!patient) return;
    const sure = await dialogs.typeName({
      title: `Delete ${patient.full_name} (${patient.number})?`,
      lines: ['The record goes for good. Who left the clinic is better deactivated.'],
      name: patient.last_name,
    });
    if (sure)
      await perform(deletePatient, { id: patient.id }, { said: ({ number }) => `${number} is deleted.` });
  };

  const anonymise = async () => {
    if (!patient) return;
    const reason = await dialogs.ask({
      title: `Anonymise ${patient.full_name} (${patient.number})`,
      label: 'Why, without the name',
      lines: [anonymisationWarning, 'The reason stays in the audit log.'],
    });
    if (reason === null) return;
    const sure = await dialogs.typeName({
      title: `Anonymise ${patient.number} for good?`,
      lines: ['No key and no restore brings the name back.'],
      name: patient.last_name,
    });
    if (!sure) return;
    await perform(
      anonymisePatient,
      { id: patient.id, reason },
      { said: ({ number }) => `Anonymised, with the number ${number} now.` },
    );
  };

  return {
    patient,
    queue: () => patient && navigate('queue', { patient: patient.id }),
    book: () => patient && navigate('appointments', { patient: patient.id }),
    edit: () => patient && navigate('patient-form', { id: patient.id }),
    register: () => navigate('patient-form', typed.trim() === '' ? {} : { typed: typed.trim() }),
    find,
    standing,
    deceased,
    remove,
    anonymise,
    takeAway: useTakeAway(patient),
  };
}
