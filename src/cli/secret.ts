import { refuse } from '../desk/index.ts';

/** A secret that a command needs, how it is asked for, and the variable that scripts give it in. */
export interface SecretWanted {
  readonly question: string;
  readonly variable: `FRONTDESK_${string}`;
  /** A new one is typed twice. */
  readonly isNew: boolean;
}

export const newSecret: SecretWanted = {
  question: 'New password',
  variable: 'FRONTDESK_NEW_PASSWORD',
  isNew: true,
};

export const currentSecret: SecretWanted = {
  question: 'Password',
  variable: 'FRONTDESK_PASSWORD',
  isNew: false,
};

/**
 * A secret from its variable, or asked for on the terminal; never from a flag, which everybody on the machine can read.
 * Throws `usage` where there is neither.
 */
export async function secretOf({ question, variable, isNew }: SecretWanted): Promise<string> {
  const given = process.env[variable];
  // What this program starts need not know it.
  delete process.env[variable];
  if (given) return given;
  if (!(process.stdin.isTTY && process.stderr.isTTY))
    return refuse('usage', `The ${question.toLowerCase()} is asked for on a terminal.`, {
      hint: `Elsewhere give it in the variable ${variable}.`,
    });
  const { askSecret } = await import('./ask-secret.ts');
  const typed = await askSecret(question);
  if (isNew && (await askSecret('The same again')) !== typed)
    return refuse('invalid', 'That was not the same twice. Nothing was changed.', { hint: 'Try again.' });
  return typed;
}
