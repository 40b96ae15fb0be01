import { shortestPassphrase } from '../../../data/backup/age/shortest-passphrase.ts';
import type { Dialogs } from './use-dialogs.tsx';

/** What opens something encrypted, as jobs take it. */
export interface TypedSecret {
  readonly passphrase?: string;
  readonly identities?: string[];
}

const KEY = 'AGE-SECRET-KEY-1';

/** Asks for what opens an encrypted backup, unseen; null when it was left. */
export async function askSecret(dialogs: Dialogs, of: string, problem?: string): Promise<TypedSecret | null> {
  const typed = await dialogs.ask({
    title: `The backup of ${of} is encrypted`,
    lines: [
      ...(problem === undefined ? [] : [problem]),
      `Type its passphrase, or paste the secret key (${KEY}…). Nothing of it is kept.`,
    ],
    label: 'Passphrase or key',
    mask: true,
  });
  if (typed === null) return null;
  return typed.trim().startsWith(KEY) ? { identities: [typed.trim()] } : { passphrase: typed };
}

/** Asks for a new passphrase, twice and unseen; null when it was left. */
export async function askNewPassphrase(dialogs: Dialogs): Promise<string | null> {
  return askTwice(dialogs, {
    title: 'Encrypted with a passphrase',
    lines: [
      'Whoever has the backup needs this passphrase to read it, and so do you: without it the backup is lost.',
    ],
    what: 'passphrase',
    least: shortestPassphrase,
  });
}

/**
 * Asks for a new password of an account, twice and unseen; null when it was left.
 *
 * @param least characters it needs
 */
export async function askNewPassword(
  dialogs: Dialogs,
  about: { readonly title: string; readonly lines: readonly string[]; readonly least: number },
): Promise<string | null> {
  return askTwice(dialogs, { ...about, what: 'password' });
}

async function askTwice(
  dialogs: Dialogs,
  asked: {
    readonly title: string;
    readonly lines: readonly string[];
    readonly what: 'passphrase' | 'password';
    readonly least: number;
  },
): Promise<string | null> {
  const { title, lines, what, least } = asked;
  const first = await dialogs.ask({
    title,
    lines,
    label: `A ${what} of at least ${least} characters`,
    mask: true,
    check: (text) => (Array.from(text).length < least ? `It needs at least ${least} characters.` : undefined),
  });
  if (first === null) return null;
  const second = await dialogs.ask({
    title: `The ${what} once more`,
    label: `The same ${what} again`,
    mask: true,
    check: (text) => (text === first ? undefined : 'It is not the same as the first time.'),
  });
  return second === null ? null : first;
}
