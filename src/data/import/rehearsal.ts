import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileMode } from '../../storage/file-modes.ts';
import type { Task } from '../job.ts';
import { type OpenedClinic, openClinic } from '../schema/index.ts';
import { makeScratchFolder } from './scratch-folder.ts';

/**
 * Tries something out on a copy of the clinic's database, which is removed afterwards: exactly what would happen,
 * with every rule of the database, while nobody waits and nothing is changed.
 */
export async function onCopy<T>(
  { desk, engine }: Pick<OpenedClinic, 'desk' | 'engine'>,
  task: Task,
  body: (copy: OpenedClinic) => Promise<T>,
): Promise<T> {
  const folder = await makeScratchFolder(dirname(engine.place), 'rehearsal');
  try {
    const db = join(folder, 'clinic.db');
    await writeFile(db, '', { mode: fileMode(db) });
    const copying = await engine.copying();
    const seen = (_phase: string, done: number, total: number | null) =>
      task.progress({ phase: 'copying the clinic', done, total, unit: 'pages' });
    await copying.copyTo(db, { signal: task.signal, seen });
    const copy = await openClinic({ db, actor: desk.actor, clock: desk.clock, scratchOf: desk.engine.guard });
    try {
      return await body(copy);
    } finally {
      await copy.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
