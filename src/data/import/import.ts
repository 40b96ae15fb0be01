import { rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileMode } from '../../storage/file-modes.ts';
import { keptTo, limitsOf } from '../access/allowed-folders.ts';
import type { Task } from '../job.ts';
import { importMark, leftoverName } from '../leftovers.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { refuseGuard } from '../own-files.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { type LandFile, landAllOrNothing, landInChunks, refuseBadRows } from './land-file.ts';
import { Lander } from './land-rows.ts';
import { Ledger } from './ledger.ts';
import { type ImportPlan, planImport } from './plan.ts';
import { onCopy } from './rehearsal.ts';
import { freeRejectsOf, refuseOwnRejects, refuseReplacing } from './reject-files.ts';
import { rememberMapping } from './remembered.ts';
import type { ImportReport, TableReport } from './report.ts';
import { type ImportOptions, importOptions, type WholeImportOptions } from './request.ts';
import { whileNotStopped } from './stopping.ts';
import { abandonDead, importLock } from './sweep.ts';

type Clinic = Pick<OpenedClinic, 'desk' | 'engine' | 'backups' | 'files'>;

/**
 * Reads a file into the clinic: every row by the same rules as the form. Good rows land, bad ones are in the report
 * with their line, column and reason. Throws what `planImport` throws; `duplicate` at the first conflict when told to
 * fail; `invalid` when all or nothing was wanted and a row is bad; `cancelled`, with what had landed in its details.
 */
export async function importFile(clinic: Clinic, asked: ImportOptions, task: Task): Promise<ImportReport> {
  const options = await withRejects(clinic, importOptions.parse(asked));
  refuseGuard(options.file, clinic);
  // What cannot be meant is told before the file is read; which names it becomes is known afterwards.
  if (options.rejects !== undefined) refuseOwnRejects(options.rejects, options, clinic);
  const allow = (files: readonly string[]) => refuseReplacing(files, options, clinic);
  return whileNotStopped(task, () =>
    options.dry_run
      ? onCopy(clinic, task, (copy) => readIn(copy, options, allow, task))
      : readInAlone(clinic, options, allow, task),
  );
}

/** Where nobody named a place for rejected rows and they are wanted, one that can be written. */
async function withRejects(clinic: Clinic, options: WholeImportOptions): Promise<WholeImportOptions> {
  if (!options.keep_rejects || options.rejects !== undefined || options.dry_run) return options;
  const kept = await keptTo(clinic.desk, limitsOf(clinic));
  const rejects = await freeRejectsOf(
    options.file,
    kept ? [kept.exports] : [homedir(), dirname(clinic.engine.place)],
  );
  return { ...options, rejects };
}

/** Throws where the files of rejected rows must not go. */
type Allow = (files: readonly string[]) => Promise<void>;

/** One import at a time: so whoever is at it knows that any other that says so was killed. */
function readInAlone(
  clinic: Clinic,
  options: WholeImportOptions,
  allow: Allow,
  task: Task,
): Promise<ImportReport> {
  return oneAtATime(clinic.engine.place, importLock, task, async () => {
    await abandonDead(clinic);
    return marked(clinic, () => readIn(clinic, options, allow, task));
  });
}

/** While the import runs a file beside the database says so: whoever finds it alone notes that the import was killed. */
async function marked<T>(clinic: Clinic, body: () => Promise<T>): Promise<T> {
  const mark = join(dirname(clinic.engine.place), leftoverName(importMark));
  let isNoted = true;
  // Where not even this can be written, the import itself will say why.
  await writeFile(mark, '', { mode: fileMode(mark) }).catch(() => {});
  try {
    return await body();
  } catch (error) {
    // What broke the import (a full disk) may forbid to note its end: then the mark stays, and the next start notes it.
    isNoted = await abandonDead(clinic).then(
      () => true,
      () => false,
    );
    throw error;
  } finally {
    if (isNoted) await rm(mark, { force: true });
  }
}

async function readIn(
  clinic: Clinic,
  options: WholeImportOptions,
  allow: Allow,
  task: Task,
): Promise<ImportReport> {
  const { desk, engine } = clinic;
  const { dry_run: dryRun, on_conflict: onConflict } = options;
  const plan = await planImport(clinic, options, { strict: true, scan: false }, task);
  const newLedger = () => new Ledger(plan, options, task);
  let ledger = newLedger();
  try {
    await allow(ledger.rejectFiles);
    const lander = new Lander({ engine, rules: plan.rules, onConflict });
    const start = startOf(plan, options);
    const landing = (): LandFile => ({ desk, plan, start, lander, ledger, task });
    // “Fail at the first conflict” must leave nothing behind either.
    const wholly = options.all_or_nothing || (onConflict === 'fail' && !dryRun);
    if (options.all_or_nothing) {
      await refuseBadRows(landing());
      ledger = newLedger();
    }
    const upload = wholly ? await landAllOrNothing(landing()) : await landInChunks(landing());
    // The rows have landed: whatever fails from here on is told beside them, not as a failed import.
    if (!dryRun) await remember(clinic, plan).catch(() => {});
    ledger.tally.note(await ledger.close());
    return reportOf(plan, ledger, options, upload);
  } finally {
    await ledger.close();
    await plan.source.close();
  }
}

const longestTables = 64;

function startOf({ source, tables }: ImportPlan, { file, file_name }: WholeImportOptions) {
  const names = tables.map(({ table }) => table).join(', ');
  return {
    file_name: (file_name ?? basename(file)).slice(-255),
    file_hash: source.hash,
    file_size: source.size_bytes,
    table: names.length > longestTables ? `${tables.length} tables` : names,
    format: source.format,
    // An export of our own has nothing to be matched.
    mapping: mappingOf(tables.filter(({ isOwn }) => !isOwn)),
  };
}

/** Of one table its columns; of several they bear its name. */
function mappingOf(tables: ImportPlan['tables']): Record<string, string> {
  const [only, second] = tables;
  if (only !== undefined && second === undefined) return { ...only.mapping };
  const all = tables.flatMap(({ table, mapping }) =>
    Object.entries(mapping).map(([column, field]) => [`${table}.${column}`, field]),
  );
  return Object.fromEntries(all);
}

async function remember({ desk }: Clinic, { tables }: ImportPlan): Promise<void> {
  for (const { table, source, mapping, dateOrder, isOwn } of tables) {
    if (isOwn || !source.detected.header) continue;
    const { delimiter, encoding } = source.detected;
    const columns = [...source.columns];
    await desk.perform(rememberMapping, {
      table,
      columns,
      mapping,
      date_order: dateOrder,
      delimiter,
      encoding,
    });
  }
}

function reportOf(
  { source, tables, leftOut }: ImportPlan,
  ledger: Ledger,
  { dry_run }: WholeImportOptions,
  upload: string,
): ImportReport {
  const { tally } = ledger;
  const all: TableReport[] = tables.map((plan) => ({
    table: plan.table,
    name: plan.source.name,
    detected: { ...plan.source.detected, date_order: plan.dateOrder },
    mapping: plan.mapping,
    ignored: plan.ignored,
    ...ledger.countsOf(plan),
  }));
  const [first] = all;
  if (first === undefined) throw new Error('A file without a table was imported.');
  return {
    upload: dry_run ? null : upload,
    format: source.format,
    table: all.map(({ table }) => table).join(', '),
    detected: first.detected,
    mapping: mappingOf(tables),
    ignored: all.length === 1 ? first.ignored : [],
    ...tally.counts,
    problems: tally.problems,
    problems_left_out: tally.problemsLeftOut,
    possible_duplicates: tally.likely,
    possible_duplicates_left_out: tally.likelyLeftOut,
    ...(all.length > 1 && { tables: all }),
    rejects: ledger.rejects,
    notes: [...leftOut, ...tally.notes],
    dry_run,
  };
}
