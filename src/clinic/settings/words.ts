import { counted } from '../../desk/words/index.ts';
import { countryName } from './country.ts';
import type { SettingRow } from './list.ts';
import { settingsRegistry } from './registry.ts';

/** The value as it is typed: `yes`, `10`, `GB`. */
export function settingText(value: SettingRow['value']): string {
  if (typeof value !== 'boolean') return String(value);
  return value ? 'yes' : 'no';
}

/** The value as it is read: `yes`, `10 minutes`, `United Kingdom (GB)`. */
export function settingWords({ name, value }: Pick<SettingRow, 'name' | 'value'>): string {
  const setting = settingsRegistry[name];
  const unit = 'unit' in setting ? setting.unit : undefined;
  if (unit !== undefined && typeof value === 'number') return counted(value, unit);
  const text = settingText(value);
  return name === 'country' ? `${countryName(text)} (${text})` : text;
}
