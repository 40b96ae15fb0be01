import { refuse } from '../../desk/index.ts';
import { type CopyWatch, type Proof, proveCopy } from '../../storage/copying.ts';
import type { Task } from '../job.ts';
import { shortRevision } from '../schema/revision.ts';
import type { BackupRow } from './row.ts';

/** A task as the storage reports to it. */
export function watching(task: Task): CopyWatch {
  return {
    signal: task.signal,
    seen: (phase, done, total) =>
      task.progress({ phase, done, total, unit: phase === 'copying' ? 'pages' : 'steps' }),
  };
}

export function revisionIn(proof: Proof): string | null {
  const last = proof.revisions.at(-1);
  return last === undefined ? null : shortRevision(last);
}

/**
 * Opens what a backup became and holds it against its manifest. Throws `damaged`, `not_a_backup` (the database of
 * another program) or `newer`.
 *
 * @param depth `outline` for what a hash has shown to be the very file that was proved when it was made
 */
export async function proveUnpacked(
  backup: BackupRow,
  file: string,
  task: Task,
  depth: 'whole' | 'outline' = 'whole',
): Promise<Proof> {
  const proof = await proveCopy(file, watching(task), depth);
  if (proof.problem !== null) damaged(backup, proof.problem);
  if (proof.isForeign)
    refuse('not_a_backup', `${backup.file} is the database of another program.`, {
      hint: 'Name a backup that frontdesk has made.',
    });
  if (proof.unknown.length > 0)
    refuse('newer', `${backup.file} was made by a newer program (revision ${revisionIn(proof)}).`, {
      hint: 'Use the newer program.',
    });
  if (revisionIn(proof) !== backup.revision)
    damaged(backup, `it is of revision ${revisionIn(proof)}, not ${backup.revision}`);
  const isSameEnd =
    proof.last_audit_entry === backup.last_audit_entry &&
    (backup.last_audit_seal === undefined || proof.last_audit_seal === backup.last_audit_seal);
  if (!isSameEnd) damaged(backup, 'its audit log ends elsewhere');
  const tables = new Set([...Object.keys(proof.rows), ...Object.keys(backup.rows)]);
  for (const table of tables)
    if (proof.rows[table] !== backup.rows[table])
      damaged(backup, `${table} has ${proof.rows[table] ?? 'no'} rows, not ${backup.rows[table] ?? 'any'}`);
  return proof;
}

/** Throws `damaged` with the reason, one phrase. */
export function damaged(backup: Pick<BackupRow, 'file'>, reason: string, cause?: unknown): never {
  return refuse('damaged', `The backup ${backup.file} is damaged: ${reason}.`, {
    hint: 'Use another backup; frontdesk backups lists them.',
    cause,
  });
}
