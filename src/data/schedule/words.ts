const failures: Readonly<Record<string, string>> = {
  no_space: 'the disk is full',
  read_only: 'the folder of the backups cannot be written',
  corrupt: 'the database is damaged',
  damaged: 'the copy did not prove whole',
  busy: 'the database was locked for too long',
};

/** Why something failed, a few words, from the code in the operations log. */
export function failureWords(code: string): string {
  return failures[code] ?? 'the program stumbled; frontdesk logs --failed lists it';
}
