import {
  type SpecializationRow,
  specializationDelete,
  specializationEdit,
} from '../../../clinic/specializations/index.ts';
import { useDialogs, useMessage, useNavigation, usePerform } from '../../kit.ts';
import type { SpecializationsContext } from './actions.ts';

/** What the keys do with the specialization under the cursor. */
export function useActs(row: SpecializationRow | undefined): SpecializationsContext {
  const { navigate, goTo } = useNavigation();
  const perform = usePerform();
  const dialogs = useDialogs();
  const message = useMessage();
  const onRow = (act: (one: SpecializationRow) => unknown) => () => (row ? act(row) : undefined);
  return {
    row,
    add: () => navigate('specialization-form'),
    edit: onRow(({ id }) => navigate('specialization-form', { id })),
    queue: onRow(({ id }) => goTo('queue', { specialization: id })),
    doctors: () => goTo('doctors'),
    setActive: onRow(async ({ id, name, is_active, version }) => {
      const sure =
        !is_active ||
        (await dialogs.confirm({
          title: `Make ${name} inactive?`,
          lines: ['Nobody can be queued or booked for it then.', 'Who waits there already is still served.'],
          yes: 'make inactive',
        }));
      if (!sure) return;
      const said = is_active ? `${name} is inactive.` : `${name} is active again.`;
      await perform(specializationEdit, { id, is_active: !is_active, version }, { said });
    }),
    remove: onRow(async ({ id, name }) => {
      const sure = await dialogs.confirm({
        title: `Delete ${name}?`,
        lines: ['Only one without doctors, visits and queue entries can be deleted.'],
        yes: 'delete',
      });
      if (!sure) return;
      const gone = await perform(specializationDelete, { id }, { quiet: true });
      if (gone) message.done(`${name} is deleted.`);
    }),
  };
}
