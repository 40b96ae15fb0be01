import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type ImportReport, importFile, importTables, type OnConflict } from '../../data/import/index.ts';
import { refuse } from '../../desk/index.ts';
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
    dry_run: flags.dryRun ?? false,
    on_conflict: onConflict(flags.onConflict),
    all_or_nothing: flags.allOrNothing ?? false,
    rejects: flags.rejects === undefined ? undefined : rejectsPath(flags.rejects, file),
    signal: listening(session.signal),
    progress: progressOf(session),
  };
  const map = Object.fromEntries(flags.map.map(pairOf));
  const request = {
    table: tableOf(flags),
    format: flags.format,
    map,
    date_order: dateOrder(flags.dateOrder),
    encoding: flags.encoding,
    delimiter: flags.delimiter,
  };
  const { desk } = await session.clinic();
  const report = await withFile(file, (path) =>
    importFile(
      desk,
      {
        ...request,
        format: flags.format ?? (file === '-' ? 'csv' : undefined),
        file: path,
        file_name: file === '-' ? 'stdin' : basename(file),
      },
      options,
    ),
  );
  session.output.result(report, { words: inWords(report), doneOnly: false });
}

/** Standard input is copied first: a file is read more than once, to find out how it is written. */
async function withFile<T>(file: string, use: (path: string) => Promise<T>): Promise<T> {
  if (file !== '-') return use(resolve(file));
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-import-'));
  try {
    const path = join(folder, 'stdin');
    await pipeline(process.stdin, createWriteStream(path, { mode: 0o600 }));
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function tableOf({ table }: ImportFlags): string {
  const names = importTables.map(({ name }) => name).join(' or ');
  return table ?? refuse('usage', 'Say what the rows are.', { hint: `With --table ${names}.` });
}

function onConflict(said = 'skip'): OnConflict {
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

function rejectsPath(rejects: string, file: string): string {
  const path = resolve(rejects);
  if (file !== '-' && path === resolve(file))
    refuse('usage', 'The rejected rows would overwrite the file they come from.');
  return path;
}

/** Shows that it hears: a command that does not listen is ended at once, in the middle of a chunk. */
function listening(signal: AbortSignal): AbortSignal {
  signal.addEventListener('abort', () => {});
  return signal;
}

function progressOf({ config, output }: Session): (read: number) => void {
  if (!process.stderr.isTTY || config.quiet || output.forScripts) return () => {};
  return (read) => void process.stderr.write(`\r${read.toLocaleString('en')} rows read`);
}

const shownProblems = 20;
const longestReason = 300;

function inWords(report: ImportReport): string {
  const { read, inserted, updated, unchanged, rejected, problems, notes, dry_run: dryRun } = report;
  const counts = `${inserted} inserted, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected`;
  const lines = [
    `${dryRun ? 'Nothing was written. It would be: ' : ''}${read} rows read: ${counts}.`,
    ...notes,
  ];
  if (problems.length === 0) return lines.join('\n');
  const rows = problems.slice(0, shownProblems).map((problem) => ({ ...problem }));
  lines.push('', formatTable(rows, ['line', 'column', 'value', 'reason'], longestReason));
  const more = problems.length - rows.length + report.problems_left_out;
  if (more > 0) lines.push(`… and ${more} more; --rejects FILE writes all of them.`);
  return lines.join('\n');
}
