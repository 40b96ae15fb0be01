import { leastLength, type UserRow } from '../../../clinic/users/index.ts';
import { roles } from '../../../desk/index.ts';
import type { FormField, FormValues, Option } from '../../kit.ts';

export const emptyUser: FormValues = {
  email: '',
  first_name: '',
  last_name: '',
  role: 'staff',
  doctor: '',
  password: '',
  again: '',
};

const what: Readonly<Record<(typeof roles)[number], string>> = {
  admin: 'admin: everything, and who works here',
  doctor: 'doctor: clinical data of own patients',
  nurse: 'nurse: clinical data',
  staff: 'staff: what the desk needs',
};

type PickDoctor = (typed: string) => Promise<Option<string> | null>;

/** Who it is; the password is asked of a new account alone. */
export function userFields(options: {
  readonly isNew: boolean;
  readonly isFirst: boolean;
  /** The doctor as it is shown. */
  readonly doctor: string;
  readonly pick: PickDoctor;
}): FormField[] {
  const { isNew, isFirst, doctor, pick } = options;
  return [
    {
      name: 'email',
      label: 'E-mail',
      kind: 'text',
      help: 'You sign in with it. Each account has an e-mail of its own.',
    },
    { name: 'first_name', label: 'First name', kind: 'text' },
    { name: 'last_name', label: 'Last name', kind: 'text' },
    {
      name: 'role',
      label: 'Role',
      kind: 'choice',
      options: (isFirst ? (['admin'] as const) : roles).map((value) => ({ value, label: what[value] })),
      help: isFirst ? 'The first account is an administrator’s.' : 'A letter or ← → chooses.',
    },
    {
      name: 'doctor',
      label: 'Which doctor',
      kind: 'pick',
      show: ({ role }) => role === 'doctor',
      shown: doctor,
      help: 'Whose patients are this person’s own. Enter chooses.',
      pick: (_values, typed) => pick(typed),
    },
    ...(isNew ? passwordFields(isFirst ? 'Password' : 'First password') : []),
  ];
}

/** A new password, twice. */
export function passwordFields(label: string): FormField[] {
  return [
    {
      name: 'password',
      label,
      kind: 'text',
      mask: true,
      width: 30,
      help: `At least ${leastLength} characters; a few words in a row are good.`,
    },
    { name: 'again', label: 'The same again', kind: 'text', mask: true, width: 30 },
  ];
}

export function valuesOf({ email, first_name, last_name, role, doctor }: UserRow): FormValues {
  return { email, first_name, last_name, role, doctor: doctor?.id ?? '' };
}

/** Without the doctor where the role is another one: what was chosen before is not meant. */
export function whoIs({ email = '', first_name = '', last_name = '', role = '', doctor = '' }: FormValues) {
  return { email, first_name, last_name, role, doctor: role === 'doctor' ? doctor : '' };
}

/** One key too many in the choice of a role must not give everything away: null where nobody becomes an administrator. */
export function asksForAdmin(before: FormValues, { first_name = '', last_name = '', role }: FormValues) {
  if (role !== 'admin' || before.role === 'admin') return null;
  return {
    title: `Make ${`${first_name} ${last_name}`.trim()} an administrator?`,
    lines: [
      'Administrators may do everything: accounts, settings, the audit log, restoring and clearing data.',
    ],
    yes: 'make an administrator',
  };
}

export function addInput(values: FormValues, { mustChange }: { readonly mustChange: boolean }) {
  const { password = '', again = '' } = values;
  return { ...whoIs(values), password, again: again === password, must_change: mustChange };
}
