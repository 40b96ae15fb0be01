import { statSync } from 'node:fs';
import { refuse } from '../../desk/index.ts';
import { type Proof, proveCopy } from '../../storage/copying.ts';
import { makeOwnFile } from '../../storage/own-file.ts';
import type { Task } from '../job.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { sideBySide } from '../side-by-side.ts';
import { hashFile } from './disk.ts';
import { watching } from './proof.ts';

/** A proved copy of the database. */
export interface Snapshot {
  readonly proof: Proof;
  readonly size_bytes: number;
  readonly sha256: string;
}

/** Copies the database into a new file, while others write to it, and proves the copy. Throws `corrupt` when it is not whole. */
export async function takeSnapshot(clinic: OpenedClinic, file: string, task: Task): Promise<Snapshot> {
  makeOwnFile(file);
  const copying = await clinic.engine.copying();
  await copying.copyTo(file, watching(task));
  const size_bytes = statSync(file).size;
  const [proof, sha256] = await sideBySide(
    task,
    (proving) => proveCopy(file, watching(proving)),
    (hashing) => hashFile(file, size_bytes, hashing),
  );
  if (proof.problem !== null)
    refuse(
      'corrupt',
      `The database at ${clinic.engine.place} is damaged, so no backup was made of it: ${proof.problem}.`,
      { hint: 'Look at frontdesk health, and restore the newest good backup.' },
    );
  return { proof, size_bytes, sha256 };
}
