import { z } from 'zod';
import { refuse } from '../../desk/index.ts';
import { ageText } from '../../desk/words/index.ts';
import type { Engine } from '../../storage/engine.ts';
import { lastBackup } from '../backup/index.ts';
import { defineJob, type Task, throwIfStopped } from '../job.ts';
import { readUpkeep } from '../schedule/index.ts';
import { type OpenedClinic, type Revision, revisionOf } from '../schema/index.ts';
import { auditVerdict } from './audit.ts';
import { backupVerdict } from './backup.ts';
import { check, type HealthCheck, type Verdict } from './check.ts';
import { disk } from './disk.ts';
import { encryption } from './encryption.ts';
import { file, leftovers, permissions } from './files.ts';
import { integrity } from './integrity.ts';
import { schemaVerdict } from './schema.ts';

export interface Health {
  ok: boolean;
  checks: HealthCheck[];
}

/**
 * Looks whether the clinic is sound. Changes nothing. An older database, also an empty one, is looked at as far as it
 * goes; throws `newer` for one of a newer program.
 */
export async function checkHealth(clinic: OpenedClinic, task?: Task): Promise<Health> {
  const { engine, backups } = clinic;
  const revision = await revisionOf(engine);
  refuseNewer(revision);
  const maintenance = await engine.maintenance();
  const questions: [name: string, look: () => Promise<Verdict>][] = [
    ['connection', () => connection(engine)],
    ['integrity', () => integrity(clinic, revision)],
    ['foreign_keys', () => engine.foreignKeys()],
    ['schema', () => schemaVerdict(clinic, revision)],
    ['search_index', () => maintenance.searchIndex()],
    ['disk', () => disk(engine)],
    ['backup', () => backup(clinic, revision)],
    ['encryption', () => encryption(engine, backups)],
    ['audit', () => auditVerdict(clinic, revision)],
    ['file', () => file(engine)],
    ['permissions', async () => permissions(await maintenance.files(), [backups, `${engine.place}.guard`])],
    ['leftovers', () => leftovers(engine, backups)],
  ];
  const checks: HealthCheck[] = [];
  for (const [name, look] of questions) {
    if (task) throwIfStopped(task);
    task?.progress({
      phase: name.replace('_', ' '),
      done: checks.length,
      total: questions.length,
      unit: 'steps',
    });
    checks.push(await check(name, look));
  }
  return { ok: checks.every(({ ok }) => ok), checks };
}

/** The same for a screen, in a process of its own. */
export const checkHealthJob = defineJob({
  name: 'data.health',
  title: 'Check the health of the database',
  input: z.object({}),
  permission: 'status.see',
  run: (clinic, _input, task) => checkHealth(clinic, task),
});

function refuseNewer({ unknown, current, head }: Revision): void {
  if (unknown.length === 0) return;
  refuse('newer', `The database is newer (${current}) than this program (${head}).`, {
    hint: 'Use the newer program.',
  });
}

async function connection(engine: Engine): Promise<Verdict> {
  await engine.sizeBytes();
  return { ok: true, message: `${engine.name} at ${engine.place}` };
}

/** An older database cannot be asked by its own rules: what lies in the folder is all there is to say. */
async function backup(clinic: OpenedClinic, { pending }: Revision): Promise<Verdict> {
  if (pending.length === 0) return backupVerdict(await readUpkeep(clinic));
  const last = await lastBackup(clinic.backups, clinic.engine.place);
  const age = last && ageText(last.at, clinic.desk.clock.now());
  return { ok: true, message: age === null ? 'none made yet' : `the last is ${age} old, and was proved` };
}
