import { z } from 'zod';
import {
  countries,
  countryName,
  machineCountry,
  machineTimeZone,
  settingsRegistry,
  timeZones,
} from '../../../clinic/settings/index.ts';
import { leastLength, newAccountSchema } from '../../../clinic/users/index.ts';
import type { FormField, FormValues, Option } from '../../kit.ts';

const clinic = {
  name: settingsRegistry.name.schema,
  time_zone: settingsRegistry.time_zone.schema,
  country: settingsRegistry.country.schema,
};

const { email, first_name, last_name, password, again } = newAccountSchema.shape;

/** What is asked for a new clinic, by the same rules as the settings and the accounts. */
export const newClinicSchema = z.discriminatedUnion('start', [
  z.object({ ...clinic, start: z.literal('accounts'), email, first_name, last_name, password, again }),
  /** To try it out: everything is open to whoever starts the program. */
  z.object({ ...clinic, start: z.enum(['open', 'demo']) }),
]);

const demoName = 'Riverside Clinic';

/** This machine's place, until somebody says otherwise. */
export function usualValues(): FormValues {
  return {
    name: '',
    time_zone: machineTimeZone(),
    country: machineCountry(),
    demo: 'no',
    accounts: 'yes',
    email: '',
    first_name: '',
    last_name: '',
    password: '',
    again: '',
  };
}

/** The values as the schema takes them, with the demo's own name where a demo was asked for and nothing was typed. */
export function asAsked(values: FormValues) {
  const { demo, accounts, again = '', password = '', ...rest } = values;
  const name = demo === 'yes' && !values.name?.trim() ? demoName : values.name;
  const start = demo === 'yes' ? 'demo' : accounts === 'yes' ? 'accounts' : 'open';
  return { ...rest, name, start, password, again: again === password };
}

/** The first administrator, as the operation takes one. */
export function administratorOf({ email = '', first_name = '', last_name = '', password = '' }: FormValues) {
  return { email, first_name, last_name, role: 'admin', password };
}

export function signInOf({ email = '', password = '' }: FormValues) {
  return { email, password };
}

const isReal = ({ demo }: FormValues) => demo !== 'yes';
const hasAdministrator = ({ demo, accounts }: FormValues) => demo !== 'yes' && accounts === 'yes';

/** The first administrator. */
const administrator: readonly FormField[] = [
  { name: 'email', label: 'Your e-mail', kind: 'text', help: 'With it you sign in, as the administrator.' },
  { name: 'first_name', label: 'First name', kind: 'text' },
  { name: 'last_name', label: 'Last name', kind: 'text' },
  {
    name: 'password',
    label: 'Password',
    kind: 'text',
    mask: true,
    width: 30,
    help: `At least ${leastLength} characters; a few words in a row are good. Not your name, nor the clinic’s.`,
  },
  { name: 'again', label: 'The same again', kind: 'text', mask: true, width: 30 },
];

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
    {
      name: 'accounts',
      label: 'Accounts',
      kind: 'toggle',
      show: isReal,
      help: 'yes: everybody signs in. no: try it without first, open to all; Admin (8) makes accounts.',
    },
    ...administrator.map((field) => ({ ...field, show: hasAdministrator })),
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
