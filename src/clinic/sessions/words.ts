import type { SessionRow } from './row.ts';

/** What a session is, in a few words: `at a screen`, `token backup: nightly`. */
export function sessionWords({ kind, scope, label }: Pick<SessionRow, 'kind' | 'scope' | 'label'>): string {
  if (kind === 'screen') return 'at a screen';
  return kind === 'command' ? 'for commands' : `token ${scope}: ${label}`;
}
