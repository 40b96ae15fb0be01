import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Engine, Integrity } from '../../storage/engine.ts';
import { type OpenedClinic, revisionOf, shortRevision } from '../schema/index.ts';

export interface HealthCheck {
  name: string;
  ok: boolean;
  message: string;
}

export interface Health {
  ok: boolean;
  checks: HealthCheck[];
}

/** With less than this a disk is nearly full: a day's work and its journal must fit. */
const leastRoom = 100 * 1024 * 1024;

/** Looks whether the database is sound. Changes nothing. */
export async function checkHealth({ engine }: OpenedClinic): Promise<Health> {
  const checks = [
    await check('connection', () => connection(engine)),
    await check('integrity', () => engine.integrity()),
    await check('foreign_keys', () => engine.foreignKeys()),
    await check('schema', () => schema(engine)),
    await check('disk', () => disk(engine)),
    { name: 'backup', ok: true, message: 'none made yet' },
  ];
  return { ok: checks.every(({ ok }) => ok), checks };
}

async function check(name: string, look: () => Promise<Integrity>): Promise<HealthCheck> {
  try {
    const { ok, message } = await look();
    return { name, ok, message };
  } catch (error) {
    return { name, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

async function connection(engine: Engine): Promise<Integrity> {
  await engine.sizeBytes();
  return { ok: true, message: `${engine.name} at ${engine.place}` };
}

async function schema(engine: Engine): Promise<Integrity> {
  const { current, head, pending, unknown } = await revisionOf(engine);
  if (unknown.length > 0) return { ok: false, message: `newer than this program: ${unknown.join(', ')}` };
  if (pending.length > 0) return { ok: false, message: `${pending.length} to apply: run frontdesk migrate` };
  return { ok: true, message: `at ${shortRevision(current ?? head ?? '')}` };
}

async function disk(engine: Engine): Promise<Integrity> {
  const { bavail, bsize } = await statfs(dirname(engine.place));
  const free = bavail * bsize;
  const size = await engine.sizeBytes();
  return {
    ok: free > Math.max(leastRoom, size),
    message: `${megabytes(free)} free, the database has ${megabytes(size)}`,
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
