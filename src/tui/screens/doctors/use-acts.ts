import {
  type DoctorDetail,
  type DoctorRow,
  displacedSentence,
  doctorAbsence,
  doctorDelete,
  doctorEdit,
} from '../../../clinic/doctors/index.ts';
import { longDate, useDialogs, useMessage, useNavigation, usePerform } from '../../kit.ts';
import type { DoctorsContext } from './actions.ts';

/** What the keys do with the doctor under the cursor. */
export function useActs(
  row: DoctorRow | undefined,
  detail: DoctorDetail | undefined,
  find: () => void,
): DoctorsContext {
  const { navigate } = useNavigation();
  const perform = usePerform();
  const dialogs = useDialogs();
  const message = useMessage();
  const onRow = (act: (doctor: DoctorRow) => unknown) => () => (row ? act(row) : undefined);

  return {
    row,
    detail,
    find,
    add: () => navigate('doctor-form'),
    edit: onRow(({ id }) => navigate('doctor-form', { id })),
    week: onRow(({ id }) => navigate('doctor-week', { id })),
    leave: onRow(({ id }) => navigate('doctor-leave', { id })),
    appointments: onRow(({ id }) => navigate('appointments', { doctor: id })),
    specializations: () => navigate('specializations'),
    async takeLeaveAway() {
      if (!detail) return;
      const absence = await dialogs.choose({
        title: `Take which leave of ${detail.name} away?`,
        options: detail.absences.toReversed().map((one) => ({
          value: one,
          label: `${longDate(one.from_date)} – ${longDate(one.to_date)}`,
          hint: one.reason ?? '',
        })),
      });
      if (!absence) return;
      const said = `Taken away: ${detail.name} works from ${longDate(absence.from_date)} on, by the schedule.`;
      await perform(doctorAbsence, { id: detail.id, remove: absence.id }, { said });
    },
    setActive: onRow(async ({ id, name, status, version }) => {
      const gone = status === 'Inactive';
      const sure =
        gone ||
        (await dialogs.confirm({
          title: `Make ${name} inactive?`,
          lines: ['Nobody can be booked or called by an inactive doctor.', 'Everything on record stays.'],
          yes: 'make inactive',
        }));
      if (!sure) return;
      const wanted = gone ? 'Active' : 'Inactive';
      const saved = await perform(doctorEdit, { id, status: wanted, version }, { quiet: true });
      if (!saved) return;
      const outside = displacedSentence(saved.displaced);
      const said = gone ? `${name} is active again.` : `${name} is inactive.`;
      if (outside) message.warn(`Saved. ${outside}`);
      else message.done(said);
    }),
    remove: onRow(async ({ id, full_name }) => {
      const sure = await dialogs.confirm({
        title: `Delete ${full_name}?`,
        lines: [
          'Only a doctor without visits and queue entries can be deleted,',
          'with the schedule and the leave.',
        ],
        yes: 'delete',
      });
      if (!sure) return;
      const gone = await perform(doctorDelete, { id }, { quiet: true });
      if (gone) message.done(`${full_name} is deleted.`);
    }),
  };
}
