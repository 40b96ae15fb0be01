import { type SettingRow, settingSet } from '../../../clinic/settings/index.ts';
import { defineActions } from '../../kit.ts';

/** What the keys of the settings work on. */
export interface SettingsContext {
  readonly setting: SettingRow | undefined;
  change(): unknown;
}

export const settingsActions = defineActions<SettingsContext>(
  'settings',
  'Settings',
  [
    {
      id: 'settings.change',
      title: 'Change this setting',
      keys: ['enter', 'e'],
      asks: settingSet,
      hint: 'change',
      when: ({ setting }) => (setting ? true : 'The settings are still being read.'),
      run: (settings) => settings.change(),
    },
  ],
  ['list', 'tabs'],
);
