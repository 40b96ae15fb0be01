import type { Desk } from '../../desk/index.ts';
import { landAllOrNothing, landInChunks, rehearseInChunks } from './land-file.ts';
import { Ledger } from './ledger.ts';
import { type ImportPlan, type ImportRequest, planImport } from './plan.ts';
import type { ImportReport } from './report.ts';
import type { OnConflict } from './tables/index.ts';

export interface ImportOptions {
  dry_run: boolean;
  on_conflict: OnConflict;
  all_or_nothing: boolean;
  /** Where rejected rows are written, if anywhere. */
  rejects?: string | undefined;
  signal: AbortSignal;
  progress(read: number): void;
}

/**
 * Reads a file into the clinic: every row through the same schema and operation as the form. Good rows land, bad
 * ones are in the report with their line, column and reason. Throws what `planImport` throws; `duplicate` at the
 * first conflict when told to fail; `invalid` when all or nothing was wanted and a row is bad; `cancelled`.
 */
export async function importFile(
  desk: Desk,
  request: ImportRequest,
  options: ImportOptions,
): Promise<ImportReport> {
  const began = performance.now();
  const plan = await planImport(desk, request);
  const ledger = new Ledger(plan.reader, options.rejects);
  const { name } = plan.reader.table;
  const start = {
    file_name: request.file_name,
    file_hash: plan.file.hash,
    file_size: plan.file.size_bytes,
    table: name,
    format: plan.format,
    mapping: { ...plan.reader.mapping },
  };
  const { signal, progress, on_conflict: onConflict, dry_run: dryRun } = options;
  const landing = { desk, plan, start, onConflict, ledger, signal, progress };
  try {
    // “Fail at the first conflict” must leave nothing behind either.
    const wholly = options.all_or_nothing || onConflict === 'fail';
    const upload = wholly
      ? await landAllOrNothing(landing, dryRun)
      : dryRun
        ? await rehearseInChunks(landing)
        : await landInChunks(landing);
    if (!dryRun) await noteImport(desk, request, ledger, performance.now() - began);
    return reportOf(plan, ledger, dryRun ? null : (upload ?? null), dryRun);
  } finally {
    await ledger.close();
  }
}

/** One line in the operations log: what was read, and how long it took. */
function noteImport(
  desk: Desk,
  { table }: ImportRequest,
  { tally }: Ledger,
  milliseconds: number,
): Promise<void> {
  const { read, inserted, updated, unchanged, rejected } = tally;
  const message = `${table}: ${read} read, ${inserted} inserted, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected`;
  return desk.noteDone('import', message, milliseconds / 1000);
}

function reportOf(
  { file, format, reader, ignored }: ImportPlan,
  { tally }: Ledger,
  upload: string | null,
  dryRun: boolean,
): ImportReport {
  const { read, inserted, updated, unchanged, rejected, problems, problemsLeftOut, notes } = tally;
  return {
    upload,
    format,
    detected: { ...file.detected, date_order: reader.dateOrder },
    mapping: { ...reader.mapping },
    ignored,
    read,
    inserted,
    updated,
    unchanged,
    rejected,
    problems,
    problems_left_out: problemsLeftOut,
    notes: [...notes],
    dry_run: dryRun,
  };
}
