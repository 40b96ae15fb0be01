import { join } from 'node:path';
import { csvForm, csvHeader } from '../formats/csv.ts';
import { writeFile } from '../out/file.ts';
import type { Sink } from '../out/sink.ts';
import { ZipWriter } from '../out/zip.ts';
import { manifestName } from '../place.ts';
import type { PlannedTable } from '../plan.ts';
import { type Run, writeRows, writeText } from './rows.ts';

/** One table as CSV: a header, then its rows. */
export async function writeCsv(run: Run, table: PlannedTable, to: Sink): Promise<void> {
  const { bom, newline } = run.csv;
  await writeText(to, `${bom ? '\ufeff' : ''}${csvHeader(table.columns, newline)}`);
  await writeRows(run, table, csvForm(table.columns, newline), to);
}

/** A file for each table into a folder that is there, and what they are. */
export async function writeCsvFolder(run: Run, folder: string): Promise<void> {
  await into(join(folder, manifestName), (file) => writeText(file, manifest(run)));
  for (const table of run.plan.tables)
    await into(join(folder, `${table.name}.csv`), (file) => writeCsv(run, table, file));
}

/** The same in one zip. */
export async function writeCsvZip(run: Run, to: Sink): Promise<void> {
  const zip = new ZipWriter(to);
  await zip.add(manifestName, (member) => writeText(member, manifest(run)));
  for (const table of run.plan.tables)
    await zip.add(`${table.name}.csv`, (member) => writeCsv(run, table, member));
  await zip.finish();
}

function manifest({ head }: Run): string {
  return `${JSON.stringify({ frontdesk: head }, null, 2)}\n`;
}

async function into(path: string, fill: (file: Sink) => Promise<void>): Promise<void> {
  const file = await writeFile(path);
  try {
    await fill(file);
    await file.finish();
  } catch (error) {
    await file.abandon();
    throw error;
  }
}
