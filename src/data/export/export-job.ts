import { dirname } from 'node:path';
import pkg from '../../../package.json' with { type: 'json' };
import { DeskError, refuse } from '../../desk/index.ts';
import { countText } from '../../desk/words/index.ts';
import { diskFailure } from '../disk-failure.ts';
import { defineJob, type Task, throwIfStopped } from '../job.ts';
import { sweepLeftovers } from '../leftovers.ts';
import { type OpenedClinic, revisionOf } from '../schema/index.ts';
import { isOfAccounts } from './choose.ts';
import { secretOf } from './mask/secret.ts';
import { isTaken, type Place } from './place.ts';
import { type ExportPlan, planExport } from './plan.ts';
import { type ExportRequest, type ExportResult, exportRequest } from './request.ts';
import { writeCsv, writeCsvFolder, writeCsvZip } from './write/csv.ts';
import { writeJson, writeNdjson } from './write/json.ts';
import type { Run } from './write/rows.ts';
import { writeSql } from './write/sql.ts';
import { type Writers, writeTo } from './write/to-place.ts';
import { writeXlsx } from './write/xlsx.ts';

/**
 * Writes the clinic's data to a file, from one picture of the database while others go on writing. Throws `usage` for
 * what does not fit the schema, `confirm` where something is there already, `no_space`, `read_only`, `not_found`.
 */
export const exportData = defineJob({
  name: 'data.export',
  isAudited: true,
  title: 'Export',
  permission: 'data.export',
  input: exportRequest,
  alsoAsks: ({ tables }) => (tables.some(isOfAccounts) ? 'accounts.see' : null),
  paths: ({ file }) => (file === '-' ? [] : [file]),
  note: ({ rows, format, masked }: ExportResult) =>
    `${Object.entries(rows)
      .map(([table, count]) => `${table} ${countText(count)}`)
      .join(', ')} as ${format}${masked ? ', masked' : ''}`,
  async run(clinic, request, task): Promise<ExportResult> {
    await refuseOtherRevision(clinic);
    const plan = await planExport(clinic, request);
    const isThere = await isTakenOnceSwept(plan.place);
    if (isThere && !request.overwrite)
      refuse('confirm', `${request.file} is there already.`, { hint: 'Say that it may be replaced.' });
    const rows = await writeExport(clinic, plan, request, task);
    return { file: request.file, format: plan.format, rows, masked: plan.isMasked };
  },
});

/** Whether the export would replace something. Throws `usage` for a request that does not fit the schema, `invalid` for a place that must not be replaced. */
export async function wouldReplace(clinic: OpenedClinic, request: ExportRequest): Promise<boolean> {
  return isTakenOnceSwept((await planExport(clinic, request)).place);
}

/** What an export that was killed had let stand aside is in its place again before anybody asks whether it may go. */
async function isTakenOnceSwept(place: Place): Promise<boolean> {
  if (place.kind !== 'output') await sweepLeftovers(dirname(place.path));
  return isTaken(place);
}

async function writeExport(
  clinic: OpenedClinic,
  plan: ExportPlan,
  request: ExportRequest,
  task: Task,
): Promise<Readonly<Record<string, number>>> {
  throwIfStopped(task);
  const { engine, desk } = clinic;
  const { current } = await revisionOf(engine);
  const snapshot = await engine.snapshot();
  try {
    const rows = Object.fromEntries(
      plan.tables.map(({ name, filters }) => [name, snapshot.count(name, filters)]),
    );
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    let done = 0;
    const run: Run = {
      plan,
      snapshot,
      task,
      head: {
        format: 1,
        version: pkg.version,
        revision: current,
        exported_at: desk.clock.now(),
        masked: plan.isMasked,
        part: plan.isPart,
        rows,
      },
      secret: plan.isMasked ? secretOf(snapshot) : null,
      csv: { bom: request.bom, newline: request.crlf ? '\r\n' : '\n' },
      wrote(count) {
        done += count;
        task.progress({ phase: 'exporting', done, total, unit: 'rows' });
      },
    };
    await writeTo(plan.place, writersOf(run));
    return rows;
  } catch (error) {
    throw error instanceof DeskError ? error : diskFailure(error, request.file, engine);
  } finally {
    snapshot.close();
  }
}

function writersOf(run: Run): Writers {
  const { format, tables, place } = run.plan;
  return {
    folder: (path) => writeCsvFolder(run, path),
    async stream(to) {
      const [first] = tables;
      if (place.kind === 'zip') return writeCsvZip(run, to);
      if (format === 'csv') return first && writeCsv(run, first, to);
      if (format === 'json') return writeJson(run, to);
      if (format === 'ndjson') return writeNdjson(run, to);
      return format === 'sql' ? writeSql(run, to) : writeXlsx(run, to);
    },
  };
}

/** A job may find a database of any revision; what is exported is described by this one. */
async function refuseOtherRevision({ engine }: OpenedClinic): Promise<void> {
  const { pending, unknown } = await revisionOf(engine);
  if (unknown.length > 0)
    refuse('newer', 'The database is newer than this program.', { hint: 'Use the newer program.' });
  if (pending.length > 0)
    refuse('older', 'The database is older than this program.', { hint: 'Run frontdesk migrate.' });
}
