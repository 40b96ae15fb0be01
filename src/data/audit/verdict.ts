/** What is wrong with an entry of the audit log, or with several in a row. */
export type AuditVerdict =
  /** It is not as it was written. */
  | 'altered'
  /** Its number is missing. */
  | 'removed'
  /** It was put in by somebody without the key. */
  | 'inserted'
  /** From here on nothing is as it was written. */
  | 'rewritten'
  /** The log went on here once, and ends now. */
  | 'cut_off'
  /** The key that sealed it is not here: nobody can say. */
  | 'unknown_key'
  /** It has no seal that it could be held against. */
  | 'unsealed'
  /** A restore took it over from a backup, and no key of this clinic had sealed it: nobody can say who wrote it. */
  | 'unverified';

export interface AuditProblem {
  entry: number;
  /** The last of several in a row. */
  to: number;
  verdict: AuditVerdict;
  /** The same in a sentence without its full stop. */
  message: string;
}

/** What a look through the audit log came to; the keys are a contract with scripts. */
export interface AuditVerification {
  ok: boolean;
  /** How many entries were looked at. */
  entries: number;
  /** Where the log ends: `--after` goes on from here. Null where nothing is sealed. */
  head: string | null;
  /** The same to be printed. */
  line: string | null;
  /** The first bad entry first. */
  problems: AuditProblem[];
  /** What is not wrong, and should be known. */
  notes: string[];
}
