import { z } from 'zod';
import { userAdd } from './add.ts';
import { newPassword } from './password/field.ts';
import { leastLength } from './password/rules.ts';

/** A new password that is typed twice; whether it is easily guessed is said when it is saved. */
export const typedTwice = {
  password: newPassword('The password').refine((typed) => Array.from(typed.reveal()).length >= leastLength, {
    error: `At least ${leastLength} characters.`,
  }),
  again: z.literal(true, { error: 'It is not the same as above.' }),
};

/** What a form asks for a new account: what the operation asks, and the password once more. */
export const newAccountSchema = userAdd.input.extend(typedTwice);
