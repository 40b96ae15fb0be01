import type { LineProblem } from '../../storage/guard/sealed-lines.ts';

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
  /** Who has said that this very problem is known, and why it came to be; it is no alarm any more. */
  acknowledged?: { entry: number; by: string; at: string; reason: string };
}

/** What is to be done about a problem, a sentence or two. */
export const adviceOn: Readonly<Record<AuditVerdict, string>> = {
  altered:
    'Somebody has written to the database past the program, or the disk has failed. Keep a copy of the database and of its .guard folder, hold it against a backup from before, and see who can write to the file.',
  removed:
    'Somebody has taken entries out past the program. Keep a copy of the database and of its .guard folder; a backup from before may still have them, and frontdesk restore brings them back.',
  inserted:
    'Somebody has put entries in past the program: nothing in them is to be relied on. Keep a copy of the database and of its .guard folder, and see who can write to the file.',
  rewritten:
    'From there on the log says what somebody wanted it to say. Keep a copy of the database and of its .guard folder, and hold both against a backup or a printed head from before.',
  cut_off:
    'Was the file put back by hand, or a new clinic begun where another was? Then that is why; a backup comes back by frontdesk restore. Otherwise look into the newest backup for what is missing.',
  unknown_key:
    'Bring the .guard folder back that has the key, from a copy of it or from where the database was moved from. Where it is lost for good nobody can check these entries any more.',
  unsealed:
    'Whoever took the seals off had the file. Hold the log against a backup or a printed head from before.',
  unverified:
    'They came with a backup that was restored. Look at them with frontdesk audit list: was it a backup of another clinic, or has somebody forged one?',
};

/** `acknowledged by Ada Marsh on 2026-11-26, entry 41: …` */
export function acknowledgedWords({ entry, by, at, reason }: AuditProblem['acknowledged'] & {}): string {
  return `acknowledged by ${by} on ${at.slice(0, 10)}, entry ${entry}: ${reason}`;
}

/** True where nothing is wrong but what somebody has acknowledged. */
export function isWell(problems: readonly AuditProblem[]): boolean {
  return problems.every(({ acknowledged }) => acknowledged !== undefined);
}

/** What a look through the audit log came to; the keys are a contract with scripts. */
export interface AuditVerification {
  /** True also where all that is wrong is acknowledged: it stays listed. */
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
  /** The file of looks and refusals under --read-only; null where there is none. Lines are counted from 1. */
  beside: { file: string; lines: number; unsealed: number; problems: LineProblem[] } | null;
}

const lineWords: Readonly<Record<LineProblem['verdict'], string>> = {
  altered: 'not as written, or a line before was taken out',
  unsealed: 'without a seal: written where the guard could not be read, or by somebody else',
  unknown_key: 'sealed with a key that is not here',
};

/** What is wrong with the file beside the database, a sentence each. */
export function lineProblemWords(beside: AuditVerification['beside']): string[] {
  return (beside?.problems ?? []).map(({ line, to, verdict }) => {
    const where = line === to ? `line ${line}` : `lines ${line} to ${to}`;
    return `${verdict.replaceAll('_', ' ')}: ${where} of ${beside?.file}, ${lineWords[verdict]}. Keep a copy, and move the file away to begin another.`;
  });
}
