import { z } from 'zod';
import { shown } from '../../desk/fields/index.ts';
import { type Act, defineOperation, refuse, type Work } from '../../desk/index.ts';
import { Appointment } from '../appointments/entity.ts';
import { Setting } from './entity.ts';
import { readSettings } from './read.ts';
import { isSettingName, type SettingName, settingNames, settingsRegistry } from './registry.ts';

export const settingSet = defineOperation({
  name: 'settings.set',
  title: 'Change a setting',
  input: z.object({
    name: z.string({ error: 'Say which setting.' }).describe(`The setting: ${settingNames.join(', ')}`),
    value: z
      .union([z.string(), z.boolean(), z.number()], { error: 'Say the new value.' })
      .describe('Its new value'),
  }),
  permission: 'clinic.configure',
  cli: { positional: ['name', 'value'] },
  undo: { inverse: takeBackSetting },
  async run(work, input): Promise<{ name: SettingName; value: string | number | boolean }> {
    const name = input.name.trim().toLowerCase().replaceAll('-', '_');
    if (!isSettingName(name)) {
      refuse('not_found', `There is no setting ${shown(input.name)}.`, {
        hint: `The settings are: ${settingNames.join(', ')}.`,
      });
    }
    return { name, value: await changeSetting(work, name, input.value) };
  },
});

/** Reads a value by its one schema and keeps it. Throws `invalid`, and `in_use` for a time zone with visits in it. */
export async function changeSetting(
  work: Work,
  name: SettingName,
  typed: unknown,
): Promise<string | number | boolean> {
  const reading = settingsRegistry[name].schema.safeParse(typed);
  if (!reading.success) {
    const [issue] = reading.error.issues;
    const message = issue?.message ?? 'This value does not fit.';
    return refuse('invalid', message, { fields: { value: message } });
  }
  const value = reading.data;
  if (name === 'time_zone') await refuseMovedVisits(work, value);
  const row = await work.em.findOne(Setting, { name });
  if (row) row.value = JSON.stringify(value);
  else work.em.create(Setting, { name, value: JSON.stringify(value) }, { partial: true });
  await work.flush();
  return value;
}

/** By the same rules as setting it: visits may have been booked in the new time zone meanwhile. */
async function takeBackSetting(work: Work, act: Act): Promise<void> {
  for (const { entity_id: name, before } of act.changes) {
    if (!isSettingName(name)) continue;
    if (before) await changeSetting(work, name, JSON.parse(String(before.value)));
    else await forgetSetting(work, name);
  }
}

/** Its default holds again. */
async function forgetSetting(work: Work, name: SettingName): Promise<void> {
  if (name === 'time_zone') await refuseMovedVisits(work, settingsRegistry.time_zone.initial);
  const row = await work.em.findOne(Setting, { name });
  if (row) work.em.remove(row);
}

/** Patients were told a wall time: in another zone the booked instants would be other times on the wall. */
async function refuseMovedVisits(work: Work, zone: unknown): Promise<void> {
  const { time_zone } = await readSettings(work);
  if (zone === time_zone) return;
  const ahead = await work.em.findOne(Appointment, {
    starts_at: { $gte: work.now },
    status: ['Scheduled', 'Confirmed'],
  });
  if (!ahead) return;
  refuse('in_use', `Visits are booked in the time zone ${time_zone}; it cannot be changed now.`, {
    hint: 'Cancel the coming visits first, or keep the time zone.',
  });
}
