import { z } from 'zod';
import { text } from '../../../desk/fields/index.ts';
import { defineOperation, refuse, type Work } from '../../../desk/index.ts';
import { Upload } from '../entity.ts';
import { toUploadRow, type UploadRow } from '../row.ts';
import { actsOf, changesOf, type ImportedChange } from './acts.ts';
import { ChangedSince } from './changed-since.ts';
import { leaningFirst, refuseDependents } from './dependents.ts';
import { removeRows, setBack } from './take-back.ts';

/** An import that was taken back, and how many rows that concerned. */
export type UndoneUpload = UploadRow & { removed: number; set_back: number };

/** Whoever waits for a long import to be taken back: told how many rows are done, and may stop it by throwing. */
export type UndoWatch = (rows: number) => void;

/**
 * Takes an import back as a whole: rows that it inserted go, rows that it updated get their values back. Throws
 * `stale` when somebody changed one of them since, `in_use` when something else depends on one, `invalid` for an import
 * that runs or was taken back; then nothing is taken back.
 */
export function undoingUpload(seen: UndoWatch = () => {}) {
  return defineOperation({
    name: 'uploads.undo',
    title: 'Take an import back',
    input: z.object({ id: text('Upload', 40).describe('Upload: its id') }),
    permission: 'data.import',
    undo: { never: 'Import the file again.' },
    cli: { positional: ['id'] },
    run: (work, { id }): Promise<UndoneUpload> => takeBack(work, id, seen),
  });
}

export const undoUpload = undoingUpload();

async function takeBack(work: Work, id: string, seen: UndoWatch): Promise<UndoneUpload> {
  await undoableUpload(work, id);
  const acts = await actsOf(work, id);
  const since = new ChangedSince(work, acts);
  const metas = leaningFirst(work).filter(({ tableName }) => !own.has(tableName));
  const tables = metas.map(({ tableName }) => tableName);
  const done = { removed: 0, set_back: 0 };
  for (const act of acts) {
    for await (const page of changesOf(work, act, tables)) {
      await since.refuse(page);
      for (const run of runsOf(page)) {
        const meta = metas.find(({ tableName }) => tableName === run[0]?.entity);
        if (meta === undefined) continue;
        if (run[0]?.kind === 'create') {
          await refuseDependents(work, meta, run);
          await removeRows(work, meta, run);
          done.removed += run.length;
        } else {
          for (const change of run) await setBack(work, change);
          done.set_back += run.length;
        }
        seen(done.removed + done.set_back);
      }
    }
  }
  const upload = await undoableUpload(work, id);
  work.em.assign(upload, { status: 'undone', undone_at: work.now, undone_by: work.actor.name });
  await work.flush();
  return { ...toUploadRow(upload), ...done };
}

const own: ReadonlySet<string> = new Set(['uploads', 'import_mappings', 'audit_logs', 'operations_log']);

async function undoableUpload(work: Work, id: string): Promise<Upload> {
  const upload = await work.em.findOne(Upload, { id });
  if (upload === null) {
    return refuse('not_found', `There is no upload ${id.slice(0, 40)}.`, { hint: 'See “uploads list”.' });
  }
  if (upload.status === 'undone') {
    refuse('invalid', `${upload.file_name} was taken back already, by ${upload.undone_by ?? 'somebody'}.`);
  }
  if (upload.status === 'running') {
    refuse('invalid', `The import of ${upload.file_name} is still running.`, {
      hint: 'Stop it, or wait until it is done.',
    });
  }
  return upload;
}

/** Changes of one kind that follow each other: they can be taken back together. */
function runsOf(page: readonly ImportedChange[]): ImportedChange[][] {
  const runs: ImportedChange[][] = [];
  for (const change of page) {
    const last = runs.at(-1);
    if (last?.[0]?.kind === change.kind) last.push(change);
    else runs.push([change]);
  }
  return runs;
}
