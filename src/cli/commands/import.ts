import { rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { diskFailure } from '../../data/disk-failure.ts';
import {
  type ImportOptions,
  type ImportReport,
  importJob,
  makeScratchFolder,
  rowCountsText,
  writeInScratch,
} from '../../data/import/index.ts';
import { throwIfStopped } from '../../data/job.ts';
import { isRefusal, refuse } from '../../desk/index.ts';
import { counted, countText } from '../../desk/words/index.ts';
import { formatTable } from '../output/table.ts';
import type { Session } from '../session.ts';

export interface ImportFlags {
  table?: string;
  map: string[];
  format?: string;
  dryRun?: boolean;
  onConflict?: string;
  allOrNothing?: boolean;
  rejects?: string;
  dateOrder?: string;
  encoding?: string;
  delimiter?: string;
  /** False with --no-header. */
  header?: boolean;
}

/** Reads a file into the clinic and reports what became of its rows. */
export async function runImport(
  session: Session,
  file: string | undefined,
  flags: ImportFlags,
): Promise<void> {
  if (file === undefined) return session.refuseUsage('FILE is missing.');
  if (!flags.dryRun) session.refuseReadOnly();
  const options = {
    table: flags.table,
    format: flags.format,
    map: Object.fromEntries(flags.map.map(pairOf)),
    date_order: dateOrder(flags.dateOrder),
    encoding: flags.encoding,
    delimiter: flags.delimiter,
    header: flags.header === false ? false : undefined,
    dry_run: flags.dryRun ?? false,
    on_conflict: onConflict(flags.onConflict),
    all_or_nothing: flags.allOrNothing ?? false,
    rejects: flags.rejects === undefined ? undefined : resolve(flags.rejects),
    overwrite: session.config.yes,
    file_name: file === '-' ? 'stdin' : basename(file),
  };
  const report = await withFile(session, file, (path) => land(session, { ...options, file: path }));
  session.output.result(report, { words: inWords(report), doneOnly: false });
}

/** Which tables a file holds, and so which files its rejected rows would replace, is known once it is open: then it is asked. */
async function land(session: Session, options: ImportOptions): Promise<ImportReport> {
  try {
    return await session.carryOut(importJob, options);
  } catch (error) {
    if (!isRefusal(error, 'confirm')) throw error;
    await session.confirm(`${error.message} Replace what is there?`);
    return session.carryOut(importJob, { ...options, overwrite: true });
  }
}

/** Standard input is copied first: a file is read more than once, to find out how it is written. */
async function withFile<T>(session: Session, file: string, use: (path: string) => Promise<T>): Promise<T> {
  const { engine } = await session.permitted('data.import', 'data.import');
  if (file !== '-') return use(resolve(file));
  const folder = await makeScratchFolder(dirname(engine.place), 'stdin');
  try {
    const path = join(folder, 'stdin');
    const task = session.task(importJob.title);
    await pipeline(process.stdin, writeInScratch(path), {
      signal: task.signal,
    }).catch((error: unknown) => {
      throwIfStopped(task);
      throw diskFailure(error, folder);
    });
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function onConflict(said = 'skip'): 'skip' | 'update' | 'fail' {
  if (said === 'skip' || said === 'update' || said === 'fail') return said;
  return refuse('usage', `--on-conflict is skip, update or fail, not “${said}”.`);
}

function dateOrder(said: string | undefined): 'dmy' | 'mdy' | 'ymd' | undefined {
  const order = said?.toLowerCase();
  if (order === undefined || order === 'dmy' || order === 'mdy' || order === 'ymd') return order;
  return refuse('usage', `--date-order is dmy, mdy or ymd, not “${said}”.`);
}

function pairOf(pair: string): [string, string] {
  const at = pair.lastIndexOf('=');
  if (at < 1)
    return refuse('usage', `--map takes COLUMN=FIELD, not “${pair}”.`, {
      hint: 'For example --map Id=license_number.',
    });
  return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
}

const shownProblems = 20;
const longestReason = 300;
const shownDuplicates = 5;

function inWords(report: ImportReport): string {
  const { read, problems, notes, dry_run: dryRun, tables = [], rejects } = report;
  const lines = [
    `${dryRun ? 'Nothing was written. It would be: ' : ''}${counted(read, 'row')} read: ${rowCountsText(report)}.`,
  ];
  for (const table of tables)
    lines.push(`  ${table.table}: ${counted(table.read, 'row')} read: ${rowCountsText(table)}.`);
  lines.push(...notes, ...duplicatesInWords(report));
  if (problems.length > 0) {
    const columns = tables.length > 0 ? ['table', 'line', 'column', 'value', 'reason'] : problemColumns;
    const rows = problems.slice(0, shownProblems).map((problem) => ({ ...problem }));
    lines.push('', formatTable(rows, columns, longestReason));
    const more = problems.length - rows.length + report.problems_left_out;
    if (more > 0 && rejects.length === 0)
      lines.push(`… and ${countText(more)} more; --rejects FILE writes all of them.`);
  }
  if (rejects.length > 0)
    lines.push(`The rejected rows, to be mended and imported again: ${rejects.join(', ')}`);
  return lines.join('\n');
}

const problemColumns = ['line', 'column', 'value', 'reason'];

function duplicatesInWords({
  possible_duplicates: likely,
  possible_duplicates_left_out: more,
}: ImportReport) {
  if (likely.length === 0) return [];
  const shown = likely.slice(0, shownDuplicates);
  const lines = shown.map(
    ({ number, full_name, likeness, other }) =>
      `  ${number} ${full_name}: ${likeness} % like ${other.number} ${other.full_name}, born ${other.birth_date}`,
  );
  const left = likely.length - shown.length + more;
  return [
    `Possible duplicates: ${countText(likely.length + more)}`,
    ...lines,
    ...(left > 0 ? [`  … and ${countText(left)} more`] : []),
  ];
}
