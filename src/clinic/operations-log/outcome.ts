import type { LogRow } from './list.ts';

/** Codes are for scripts; people read words. */
const words: Readonly<Record<string, string>> = {
  cancelled: 'stopped by somebody',
  no_space: 'the disk was full',
  read_only: 'it could not be written there',
  damaged: 'the backup is damaged',
  not_a_backup: 'the file is no backup',
  busy: 'others held the database too long',
  corrupt: 'the database is damaged',
  forbidden: 'not permitted',
  invalid: 'what was asked for was refused',
  usage: 'it was asked for in a way that is not understood',
  stale: 'somebody else had changed it',
  not_found: 'there was no such thing',
  confirm: 'it was not confirmed',
  fault: 'a fault of the program',
};

/** What came of an operation, as people say it: what was done, or why it failed. */
export function outcomeText({
  outcome,
  message,
  code,
}: Pick<LogRow, 'outcome' | 'message' | 'code'>): string {
  if (outcome === 'done') return message ?? 'done';
  const why = code === null ? 'failed' : (words[code] ?? code.replaceAll('_', ' '));
  return message ? `${why}: ${message}` : why;
}
