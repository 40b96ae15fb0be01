import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import pkg from '../../../package.json' with { type: 'json' };
import { queueSummary } from '../../clinic/queue/index.ts';
import { defineQuery, OperationLog } from '../../desk/index.ts';
import { checkHealth } from '../health/index.ts';
import { readUpkeep } from '../schedule/index.ts';
import { type OpenedClinic, revisionOf, shortRevision } from '../schema/index.ts';
import { countRows } from '../status/rows.ts';

/** Figures of a clinic for monitoring. No name, no date of birth, nothing that anybody typed. */
export interface Metrics {
  at: string;
  version: string;
  engine: string;
  revision: string | null;
  /** Rows by table. */
  rows: Record<string, number>;
  size_bytes: number;
  /** Of these, what compacting would give back. */
  free_bytes: number;
  /** Committed and not yet written back into the main file. */
  journal_bytes: number;
  disk_free_bytes: number;
  backup: {
    last_at: string | null;
    age_seconds: number | null;
    stored_bytes: number | null;
    /** `off`, `ok`, `due` or `overdue`. */
    state: string;
    /** The last one failed, and none has succeeded since. */
    failed: boolean;
  };
  restore_proved: { last_at: string | null; age_seconds: number | null };
  /** Operations that were refused or failed in the last 24 hours, by their error code. */
  failed_operations: Record<string, number>;
  /** People waiting, by the code of the specialization. */
  queue: Record<string, number>;
  /** Null when it was left out. */
  health: { ok: boolean; checks: Record<string, boolean> } | null;
  /** How long it took to find all this out. */
  seconds: number;
}

const day = 24 * 3_600_000;

const failures = defineQuery({
  name: 'data.failures',
  title: 'How many operations failed in the last 24 hours',
  input: z.object({}),
  permission: 'data.status',
  cli: { hidden: true },
  async run(view): Promise<Record<string, number>> {
    const since = new Date(Date.parse(view.now) - day).toISOString();
    const found = await view.em.find(
      OperationLog,
      { outcome: 'failed', at: { $gte: since } },
      { fields: ['code'] },
    );
    const counts: Record<string, number> = {};
    for (const { code } of found) counts[code ?? 'fault'] = (counts[code ?? 'fault'] ?? 0) + 1;
    return counts;
  },
});

const queueLengths = defineQuery({
  name: 'data.queue-lengths',
  title: 'How many wait',
  input: z.object({}),
  permission: 'data.status',
  cli: { hidden: true },
  async run(view): Promise<Record<string, number>> {
    const queues = await view.read(queueSummary, {});
    return Object.fromEntries(
      queues.map(({ specialization_code, waiting }) => [specialization_code, waiting]),
    );
  },
});

/** @param how.withHealth false leaves out what reads the whole database */
export async function collectMetrics(
  clinic: OpenedClinic,
  how: { readonly withHealth: boolean },
): Promise<Metrics> {
  const began = performance.now();
  const { engine, desk } = clinic;
  await desk.permit('data.status', 'data.metrics');
  const { bavail, bsize } = await statfs(dirname(engine.place));
  const size = await (await engine.maintenance()).size();
  const upkeep = await readUpkeep(clinic);
  const { now, backup, last_backup, failed_backup, last_rehearsal } = upkeep;
  const { current } = await revisionOf(engine);
  const health = how.withHealth ? await checkHealth(clinic) : null;
  return {
    at: now,
    version: pkg.version,
    engine: engine.name,
    revision: current && shortRevision(current),
    rows: await desk.read(countRows, {}),
    size_bytes: size.bytes,
    free_bytes: size.free_bytes,
    journal_bytes: size.journal_bytes,
    disk_free_bytes: bavail * bsize,
    backup: {
      last_at: last_backup?.at ?? null,
      age_seconds: ageOf(last_backup?.at ?? null, now),
      stored_bytes: last_backup?.stored_bytes ?? null,
      state: backup.state,
      failed: failed_backup !== null,
    },
    restore_proved: { last_at: last_rehearsal, age_seconds: ageOf(last_rehearsal, now) },
    failed_operations: await desk.read(failures, {}),
    queue: await desk.read(queueLengths, {}),
    health: health && {
      ok: health.ok,
      checks: Object.fromEntries(health.checks.map(({ name, ok }) => [name, ok])),
    },
    seconds: Math.round(performance.now() - began) / 1000,
  };
}

function ageOf(at: string | null, now: string): number | null {
  return at === null ? null : Math.max(0, Math.round((Date.parse(now) - Date.parse(at)) / 1000));
}
