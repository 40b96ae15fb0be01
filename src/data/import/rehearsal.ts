import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Task } from '../job.ts';
import { leftoverName, sweepLeftovers } from '../leftovers.ts';
import { type OpenedClinic, openClinic } from '../schema/index.ts';

/**
 * Tries something out on a copy of the clinic's database, which is removed afterwards: exactly what would happen,
 * with every rule of the database, while nobody waits and nothing is changed.
 */
export async function onCopy<T>(
  { desk, engine }: Pick<OpenedClinic, 'desk' | 'engine'>,
  task: Task,
  body: (copy: OpenedClinic) => Promise<T>,
): Promise<T> {
  const folder = await scratchFolder(dirname(engine.place));
  try {
    const db = join(folder, 'clinic.db');
    await writeFile(db, '', { mode: 0o600 });
    const copying = await engine.copying();
    const seen = (_phase: string, done: number, total: number | null) =>
      task.progress({ phase: 'copying the clinic', done, total, unit: 'pages' });
    await copying.copyTo(db, { signal: task.signal, seen });
    const copy = await openClinic({ db, actor: desk.actor, clock: desk.clock });
    try {
      return await body(copy);
    } finally {
      await copy.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Beside the database, where there is room for it and nobody else looks; elsewhere if that cannot be written. */
async function scratchFolder(beside: string): Promise<string> {
  for (const parent of [beside, tmpdir()]) {
    await sweepLeftovers(parent);
    const folder = join(parent, leftoverName('rehearsal'));
    const made = await mkdir(folder, { mode: 0o700 }).then(
      () => true,
      (error) => {
        if (parent === beside) return false;
        throw error;
      },
    );
    if (made) return folder;
  }
  throw new Error('There is no folder for a copy.');
}
