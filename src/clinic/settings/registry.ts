import type { z } from 'zod';
import { boolean, choice, text } from '../../desk/fields/index.ts';
import { countryField } from './country.ts';
import { timeZoneField } from './time-zone.ts';

interface SettingDefinition {
  readonly title: string;
  readonly description: string;
  readonly example: string;
  /** What holds until somebody sets it, as it would be typed. */
  readonly initial: string;
  readonly schema: z.ZodType;
}

/**
 * Every setting of the clinic: what it means, its default, and the one schema that `settings set`, the screens
 * and the reading of stored rows go through.
 */
export const settingsRegistry = {
  name: {
    title: 'Name of the clinic',
    description: 'The name of the clinic, shown on every screen.',
    example: 'Riverside Clinic',
    initial: 'Clinic',
    schema: text('The name of the clinic', 80),
  },
  time_zone: {
    title: 'Time zone',
    description: 'The time zone on the wall of the clinic; all visits are in it.',
    example: 'Europe/Berlin',
    initial: 'UTC',
    schema: timeZoneField,
  },
  country: {
    title: 'Country',
    description: 'The country, two letters; phone numbers without a + are read as numbers of it.',
    example: 'DE',
    initial: 'GB',
    schema: countryField,
  },
  phone_unique: {
    title: 'One phone, one patient',
    description: 'Whether two patients may not share a phone number (yes), or only a warning is shown (no).',
    example: 'no',
    initial: 'no',
    schema: boolean('One phone, one patient'),
  },
  date_order: {
    title: 'Order of a typed date',
    description: 'How a date such as 3.7.88 is read: dmy (day first), mdy (month first) or ymd (year first).',
    example: 'dmy',
    initial: 'dmy',
    schema: choice('The order of a typed date', ['dmy', 'mdy', 'ymd'], {
      'day first': 'dmy',
      'month first': 'mdy',
      'year first': 'ymd',
    }),
  },
} as const satisfies Record<string, SettingDefinition>;

export type SettingName = keyof typeof settingsRegistry;
export type Settings = { [N in SettingName]: z.output<(typeof settingsRegistry)[N]['schema']> };

/** True for the name of a setting. */
export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingsRegistry, name);
}

export const settingNames: readonly SettingName[] = Object.keys(settingsRegistry).filter(isSettingName);
