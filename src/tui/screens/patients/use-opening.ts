import { openClinical } from '../../../clinic/clinical/index.ts';
import { type PatientRecord, showPatient } from '../../../clinic/patients/index.ts';
import {
  toLocalTime,
  useActions,
  useDialogs,
  useEveryMinute,
  useHouse,
  useNow,
  usePerform,
  useReadAgain,
} from '../../kit.ts';
import { clinicalActions } from './actions.ts';
import { timeInWords } from './dates.ts';

const { reason: reasonSchema } = openClinical.input.shape;

/** Opening the clinical data of the record on the screen with a reason, and closing it again when the hour is over. */
export function useOpening(record: PatientRecord, focused: boolean): void {
  const dialogs = useDialogs();
  const perform = usePerform();
  const readAgain = useReadAgain();
  const { time_zone } = useHouse();
  const { clinical_until } = record;
  const now = useNow('minute');
  useEveryMinute(() => {
    if (clinical_until !== null && clinical_until <= now) readAgain(showPatient);
  });
  const open = async () => {
    const reason = await dialogs.ask({
      title: `Open the clinical data of ${record.full_name}?`,
      label: 'Reason',
      lines: ['It opens to you for an hour. Who opened it and why stays on record.'],
      check: (typed) => reasonSchema.safeParse(typed).error?.issues[0]?.message,
    });
    if (reason === null) return;
    await perform(
      openClinical,
      { patient: record.id, reason },
      {
        said: ({ patient_name, expires_at }) =>
          `The record of ${patient_name} is open to you until ${timeInWords(toLocalTime(expires_at, time_zone))}.`,
      },
    );
  };
  useActions(clinicalActions, { access: record.clinical, open }, { active: focused });
}
