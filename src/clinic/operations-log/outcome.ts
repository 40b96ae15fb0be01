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
  duplicate: 'it is there already',
  in_use: 'something else depends on it',
  older: 'the database is of an older program',
  newer: 'the database is of a newer program',
  no_database: 'the database was gone or replaced',
  stale: 'somebody else had changed it',
  not_found: 'there was no such thing',
  confirm: 'it was not confirmed',
  fault: 'a fault of the program',
};

/** Why an operation failed, as people say it, with what was kept of the reason: the fields, or what the system said. */
export function failureText(code: string | null, message: string | null): string {
  const why = code === null ? 'failed' : (words[code] ?? code.replaceAll('_', ' '));
  return message ? `${why}: ${message}` : why;
}
