import { z } from 'zod';
import {
  countries,
  countryName,
  machineCountry,
  machineTimeZone,
  settingsRegistry,
  timeZones,
} from '../../../clinic/settings/index.ts';
import type { FormField, FormValues, Option } from '../../kit.ts';

/** What is asked for a new clinic, by the same rules as the settings. */
export const newClinicSchema = z.object({
  name: settingsRegistry.name.schema,
  time_zone: settingsRegistry.time_zone.schema,
  country: settingsRegistry.country.schema,
  demo: z.enum(['yes', 'no']),
});

const demoName = 'Riverside Clinic';

/** This machine's place, until somebody says otherwise. */
export function usualValues(): FormValues {
  return { name: '', time_zone: machineTimeZone(), country: machineCountry(), demo: 'no' };
}

/** The values with the demo's own name where a demo was asked for and nothing was typed. */
export function named(values: FormValues): FormValues {
  return values.demo === 'yes' && !values.name?.trim() ? { ...values, name: demoName } : values;
}

type Pick = (
  title: string,
  options: readonly Option<string>[],
  typed: string,
) => Promise<Option<string> | null>;

/** The form's fields; time zone and country are picked from a list that is searched as one types. */
export function newClinicFields(pick: Pick, values: FormValues): FormField[] {
  const country = values.country ?? '';
  return [
    { name: 'name', label: 'Name of the clinic', kind: 'text', placeholder: `for example ${demoName}` },
    {
      name: 'time_zone',
      label: 'Time zone',
      kind: 'pick',
      help: 'All visits are at the time on the wall there.',
      pick: (_values, typed) => pick('Which time zone?', zoneOptions(), typed),
    },
    {
      name: 'country',
      label: 'Country',
      kind: 'pick',
      shown: country ? `${countryName(country)} (${country})` : '',
      help: 'Phone numbers without a + are numbers of this country.',
      pick: (_values, typed) => pick('Which country?', countryOptions(), typed),
    },
    {
      name: 'demo',
      label: 'Demo clinic',
      kind: 'toggle',
      help: 'yes: 12 doctors, 400 invented patients and four weeks of visits, to try out.',
    },
  ];
}

function zoneOptions(): Option<string>[] {
  return timeZones().map((zone) => ({ value: zone, label: zone }));
}

function countryOptions(): Option<string>[] {
  return countries
    .map((code) => ({ value: code, label: countryName(code), hint: code }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
