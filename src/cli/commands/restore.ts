import { readIdentities, readPassphrase } from '../../data/backup/index.ts';
import {
  type BackupComparison,
  chooseBackup,
  compareBackup,
  compareBackupJob,
  type Ground,
  groundAt,
  mendedWords,
  type Restored,
  type RestoreWanted,
  restore,
  restoreJob,
  unverifiedWords,
} from '../../data/restore/index.ts';
import { countText, wallText } from '../../desk/words/index.ts';
import { finished } from '../output/progress-line.ts';
import { formatTable } from '../output/table.ts';
import type { Session } from '../session.ts';

export interface RestoreFlags {
  dryRun?: boolean;
  at?: string;
  undo?: boolean;
  identity?: string;
  passphraseFile?: string;
}

/** Makes the state of a backup the present one, after it was checked and confirmed; or says what that would change. */
export async function runRestore(
  session: Session,
  backup: string | undefined,
  flags: RestoreFlags,
): Promise<void> {
  if (!flags.dryRun) session.refuseReadOnly();
  const { db, backups } = session.config;
  const ground = await groundAt({ db, backups }, () => session.clinic({ anyRevision: true }));
  await ground.clinic?.desk.permit('data.restore', 'data.restore');
  const wanted = await wantedOf(backup, flags);
  if (flags.dryRun) {
    const comparison = await compare(session, ground, wanted);
    session.output.result(comparison, { words: comparisonInWords(comparison, await session.timeZone()) });
    return;
  }
  await chooseBackup(ground, wanted);
  await session.confirm(await question(session, ground, wanted));
  const done = await carryOut(session, ground, wanted);
  session.output.result(done, { words: restoredInWords(done, await session.timeZone()), doneOnly: true });
}

async function wantedOf(
  backup: string | undefined,
  { at, undo, identity, passphraseFile }: RestoreFlags,
): Promise<RestoreWanted> {
  return {
    ...(backup === undefined ? {} : { backup }),
    ...(at === undefined ? {} : { at }),
    undo: undo ?? false,
    ...(identity === undefined ? {} : { identities: await readIdentities(identity) }),
    ...(passphraseFile === undefined ? {} : { passphrase: await readPassphrase(passphraseFile) }),
  };
}

/** On a terminal what would change is shown first; a script is only told that it has to confirm. */
async function question(session: Session, ground: Ground, wanted: RestoreWanted): Promise<string> {
  const isAsked = !session.config.yes && process.stdin.isTTY && process.stderr.isTTY;
  if (isAsked)
    session.output.note(comparisonInWords(await compare(session, ground, wanted), await session.timeZone()));
  return 'Put this backup in the place of what is there now?';
}

async function compare(session: Session, ground: Ground, wanted: RestoreWanted): Promise<BackupComparison> {
  if (ground.clinic !== null) return session.carryOut(compareBackupJob, wanted, { anyRevision: true });
  return watched(session, compareBackupJob.title, (task) => compareBackup(ground, wanted, task));
}

async function carryOut(session: Session, ground: Ground, wanted: RestoreWanted): Promise<Restored> {
  if (ground.clinic !== null) return session.carryOut(restoreJob, wanted, { anyRevision: true });
  return watched(session, restoreJob.title, (task) => restore(ground, wanted, task));
}

async function watched<T>(
  session: Session,
  title: string,
  body: (task: ReturnType<Session['task']>) => Promise<T>,
): Promise<T> {
  const task = session.task(title);
  try {
    return await body(task);
  } finally {
    task.progress(finished);
  }
}

function comparisonInWords(
  { would_restore, at, kind, note, tables, words }: BackupComparison,
  zone: string,
): string {
  const rows = tables.map(({ table, now, earlier }) => ({
    table: table.replaceAll('_', ' '),
    now,
    // biome-ignore lint/suspicious/noThenProperty: the heading of a column
    then: earlier,
    difference: earlier === now ? '' : `${earlier > now ? '+' : '−'}${countText(Math.abs(earlier - now))}`,
  }));
  return [
    `${would_restore}, ${kind}, as of ${wallText(at, zone)}${note === null ? '' : ` (${note})`}`,
    '',
    formatTable(rows, ['table', 'now', 'then', 'difference']),
    '',
    ...words.map((sentence) => `${sentence}.`),
    'The audit log, the numbers given out and what people are typing stay as they are.',
  ].join('\n');
}

function restoredInWords(
  { restored, at, safety_copy, set_aside, made_plain, rules_mended, log_carried: { unverified } }: Restored,
  zone: string,
): string {
  return [
    `Restored ${restored}, as of ${wallText(at, zone)}.`,
    ...(safety_copy === null
      ? []
      : [`What was there before is kept: frontdesk restore --undo goes back to it (${safety_copy}).`]),
    ...(made_plain
      ? ['The backup is encrypted and this database is not: frontdesk encryption encrypt does it.']
      : []),
    ...(set_aside.length === 0 ? [] : [`The damaged database was set aside: ${set_aside.join(', ')}.`]),
    ...(unverified === 0 ? [] : [`! ${unverifiedWords(unverified)}. See frontdesk audit verify.`]),
    ...(rules_mended.length === 0 ? [] : [`! ${mendedWords(rules_mended)}.`]),
  ].join('\n');
}
