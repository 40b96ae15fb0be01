import { resolve } from 'node:path';
import { type BackupRow, backUp, backupWithin, readAgeLimit } from '../../data/backup/index.ts';
import type { OpenedClinic } from '../../data/schema/index.ts';
import { refuse } from '../../desk/index.ts';
import { counted, sizeText, wallText } from '../../desk/words/index.ts';
import { failureOf } from '../failure.ts';
import type { Session } from '../session.ts';

export interface BackupFlags {
  to?: string;
  incremental?: boolean;
  encrypt?: string;
  passphraseFile?: string;
  ifOlderThan?: string;
  note?: string;
}

/** Makes a backup, or with `--if-older-than` names the one that is young enough. */
export async function runBackup(session: Session, flags: BackupFlags): Promise<void> {
  const { to, incremental, encrypt, passphraseFile, ifOlderThan, note } = flags;
  if (encrypt !== undefined && passphraseFile !== undefined)
    refuse('usage', 'Say one: --encrypt or --passphrase-file.');
  const limit = ifOlderThan === undefined ? null : readAgeLimit(ifOlderThan);
  const clinic = await session.permitted('data.backup', 'data.backup', { anyRevision: 'older' });
  const young = limit === null ? null : await backupWithin(clinic, limit);
  if (young !== null) {
    session.output.result(young, {
      words: `${young.id} is young enough: made at ${wallText(young.at, await session.timeZone())}.`,
      doneOnly: true,
    });
    return;
  }
  const backup = await session.carryOut(
    backUp,
    {
      ...(to !== undefined && { to: resolve(to) }),
      ...(incremental && { incremental }),
      ...(encrypt !== undefined && { recipient: encrypt }),
      ...(passphraseFile !== undefined && { passphrase_file: resolve(passphraseFile) }),
      ...(note !== undefined && { note }),
    },
    { anyRevision: 'older' },
  );
  session.output.result(backup, { words: inWords(backup), doneOnly: true });
  if (limit !== null && to === undefined) await followUp(session, clinic);
}

/** From cron this is the scheduled backup, and what follows one follows here; the backup is good whatever becomes of it. */
async function followUp(session: Session, clinic: OpenedClinic): Promise<void> {
  const { afterBackup, readUpkeep } = await import('../../data/schedule/index.ts');
  try {
    const { settings } = await readUpkeep(clinic);
    await afterBackup(clinic, settings, session.task('After the backup'));
  } catch (error) {
    session.output.note(failureOf(error).message);
  }
}

function inWords({ id, kind, encrypted, size_bytes, stored_bytes, rows, file }: BackupRow): string {
  const what = encrypted ? `${kind}, encrypted` : kind;
  const size =
    kind === 'full' ? sizeText(size_bytes) : `${sizeText(stored_bytes)} written for ${sizeText(size_bytes)}`;
  const patients = rows.patients === undefined ? '' : `, ${counted(rows.patients, 'patient')}`;
  return `Backup ${id} (${what}) made and proved: ${size}${patients}.\n${file}`;
}
