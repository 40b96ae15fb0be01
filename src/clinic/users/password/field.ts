import { inspect } from 'node:util';
import { z } from 'zod';
import { refuse } from '../../../desk/index.ts';
import { commonPasswords } from './common.ts';
import { mostLength, type PasswordAbout, passwordProblem } from './rules.ts';
import { hashPassword } from './verify.ts';

/** A password as it was typed. It shows itself to nobody: not in a message, not as JSON, not in a crash report. */
export class TypedPassword {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  toJSON(): string {
    return '…';
  }

  [inspect.custom](): string {
    return '…';
  }
}

/** A password that somebody chose: held against the rules and hashed before anything is written. */
export class NewPassword extends TypedPassword {
  #stored: string | null = null;

  /** Throws `invalid` for one that is easily guessed. */
  async ready(about: PasswordAbout): Promise<void> {
    await checkPassword(this.reveal(), about);
    this.#stored = (await hashPassword(this.reveal())).stored;
  }

  /** What is stored of it. */
  get stored(): string {
    if (this.#stored === null) throw new Error('A password is made ready before it is stored.');
    return this.#stored;
  }
}

/** Throws `invalid` for a new password that is easily guessed. */
export async function checkPassword(password: string, about: PasswordAbout): Promise<void> {
  const problem = passwordProblem(password, about, await commonPasswords());
  if (problem !== null) refuse('invalid', problem, { fields: { password: problem } });
}

/** The new password of an account. A secret is never a flag: the command line asks for it. */
export function newPassword(description: string) {
  return typed('The password')
    .transform((text) => new NewPassword(text))
    .meta({ description, secret: 'new' });
}

/** A password that is to be the right one. */
export function currentPassword(description: string) {
  return typed('The password')
    .transform((text) => new TypedPassword(text))
    .meta({ description, secret: 'current' });
}

/** Neither trimmed nor changed in any way. */
function typed(label: string) {
  return z
    .string({ error: `${label} is missing.` })
    .min(1, `${label} is missing.`)
    .max(mostLength * 4, `${label} is too long.`);
}
