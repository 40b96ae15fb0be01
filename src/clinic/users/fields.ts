import { z } from 'zod';
import { boolean, choice, email, optional, personName, text } from '../../desk/fields/index.ts';
import { roles } from '../../desk/index.ts';

/** The flags of the accounts' commands and the fields of their form. */
export const idField = text('Account', 254).describe('Account: e-mail or id');

/** In small letters: it is the same person however it is typed. */
export const emailField = email('E-mail')
  .transform((address) => address.toLowerCase())
  .describe('E-mail; no two accounts share one');

const firstName = personName('First name').describe('First name');
const lastName = personName('Last name').describe('Last name');
const role = choice('Role', roles, {
  administrator: 'admin',
  physician: 'doctor',
  receptionist: 'staff',
  reception: 'staff',
  employee: 'staff',
});
const doctor = optional(text('Doctor', 100)).describe('The doctor that this person is: licence number or id');

export const mustChangeField = boolean('Must change').describe(
  'Whether the password has to be changed at the first sign-in',
);

export const addShape = {
  email: emailField,
  first_name: firstName,
  last_name: lastName,
  role,
  doctor,
};

export const editShape = {
  email: emailField.optional().describe('E-mail; no two accounts share one'),
  first_name: firstName.optional().describe('First name'),
  last_name: lastName.optional().describe('Last name'),
  role: role.optional(),
  doctor,
};

export const versionField = z
  .number()
  .int()
  .optional()
  .describe('The version that was seen; refused as stale when somebody changed it since');
