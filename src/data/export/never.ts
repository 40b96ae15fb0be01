/**
 * What never leaves the database in an export, whatever is asked for: password hashes, tokens, keys, and the desk's
 * own books, which mean nothing elsewhere. The one list; a test asks it of every column with a telling name.
 */
export const neverTables: ReadonlySet<string> = new Set([
  'drafts',
  'counters',
  'sessions',
  'access_tokens',
  'anonymised_patients',
]);

/** Table → columns. */
const neverColumns: Readonly<Record<string, readonly string[]>> = {
  users: ['password_hash', 'recovery_hash', 'seal_key'],
};

/** Names of columns that hold secrets, in tables that nobody has thought of here. */
const telling = /pass(word|phrase)|secret|token|private_key|_key_hash|recovery|otp/;

export function isNeverExported(table: string, column: string): boolean {
  return neverTables.has(table) || (neverColumns[table]?.includes(column) ?? false) || telling.test(column);
}
