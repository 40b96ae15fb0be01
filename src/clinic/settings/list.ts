import { z } from 'zod';
import { defineQuery } from '../../desk/index.ts';
import { Setting } from './entity.ts';
import { readSettings } from './read.ts';
import { type SettingName, settingNames, settingsRegistry } from './registry.ts';

export interface SettingRow {
  name: SettingName;
  value: string | number | boolean;
  title: string;
  description: string;
  /** False while nobody has set it and the default holds. */
  is_set: boolean;
}

export const settingList = defineQuery({
  name: 'settings.list',
  title: 'List the settings',
  input: z.object({}),
  permission: 'clinic.see',
  cli: { columns: ['name', 'value', 'description'] },
  async run(view): Promise<SettingRow[]> {
    const settings = await readSettings(view);
    const stored = new Set((await view.em.find(Setting, {})).map((row) => row.name));
    return settingNames.map((name) => ({
      name,
      value: settings[name],
      title: settingsRegistry[name].title,
      description: settingsRegistry[name].description,
      is_set: stored.has(name),
    }));
  },
});
