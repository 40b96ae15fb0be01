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
  const first = await dialogs.ask({
    title: 'Encrypted with a passphrase',
    lines: [
      'Whoever has the backup needs this passphrase to read it, and so do you: without it the backup is lost.',
    ],
    label: `A passphrase of at least ${shortestPassphrase} letters`,
    mask: true,
    check: (text) =>
      text.length < shortestPassphrase ? `It needs at least ${shortestPassphrase} letters.` : undefined,
  });
  if (first === null) return null;
  const second = await dialogs.ask({
    title: 'The passphrase once more',
    label: 'The same passphrase again',
    mask: true,
    check: (text) => (text === first ? undefined : 'It is not the same as the first time.'),
  });
  return second === null ? null : first;
}
