import { dateOrderOf } from '../../desk/fields/index.ts';
import type { View } from '../../desk/index.ts';
import { Setting } from './entity.ts';
import { isSettingName, type Settings, settingsRegistry } from './registry.ts';

/** The clinic's settings: what was set, and the defaults for the rest. A stored value that no longer fits is ignored. */
export async function readSettings(view: Pick<View, 'em'>): Promise<Settings> {
  const rows = await view.em.find(Setting, {});
  const stored = new Map(rows.filter((row) => isSettingName(row.name)).map((row) => [row.name, row.value]));
  const country = settled(settingsRegistry.country, stored.get('country'));
  return {
    name: settled(settingsRegistry.name, stored.get('name')),
    time_zone: settled(settingsRegistry.time_zone, stored.get('time_zone')),
    country,
    phone_unique: settled(settingsRegistry.phone_unique, stored.get('phone_unique')),
    date_order: stored.has('date_order')
      ? settled(settingsRegistry.date_order, stored.get('date_order'))
      : dateOrderOf(country),
  };
}

type Entry<T> = {
  initial: string;
  schema: { safeParse(value: unknown): { data?: T }; parse(value: unknown): T };
};

function settled<T>({ schema, initial }: Entry<T>, json: string | undefined): T {
  const data = json === undefined ? undefined : schema.safeParse(fromJson(json)).data;
  return data === undefined ? schema.parse(initial) : data;
}

function fromJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
