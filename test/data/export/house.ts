import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type ExportResult, exportData, exportRequest } from '../../../src/data/export/index.ts';
import { idleTask, type Task } from '../../../src/data/job.ts';
import { createClinic } from '../../../src/data/schema/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { hostileTexts } from './hostile.ts';

/** A demo clinic, in whose notes the worst texts stand, and a folder to export to. */
export interface House {
  readonly clinic: TestClinic;
  readonly folder: string;
  readonly path: (name: string) => string;
  export(file: string, request?: object, task?: Task): Promise<ExportResult>;
  /** Every row of a table as the database has it, in the order in which they were stored. */
  rows(table: string): Record<string, unknown>[];
  close(): Promise<void>;
}

export async function openHouse(): Promise<House> {
  const clinic = await openTestClinic();
  await createClinic(clinic, {
    demo: true,
    name: 'Clínica "Sol"',
    country: 'GB',
    time_zone: 'Europe/London',
  });
  writeHostileTexts(clinic.path);
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-export-'));
  const path = (name: string) => join(folder, name);
  return {
    clinic,
    folder,
    path,
    export: (file, request = {}, task = idleTask) =>
      exportData.run(
        clinic,
        exportRequest.parse({ file: file === '-' ? file : path(file), ...request }),
        task,
      ),
    rows: (table) => rowsOf(clinic.path, table),
    async close() {
      await clinic.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function rowsOf(path: string, table: string): Record<string, unknown>[] {
  const database = new Database(path, { readonly: true });
  const rows = database.prepare<[], Record<string, unknown>>(`select * from ${table} order by rowid`).all();
  database.close();
  return rows;
}

function writeHostileTexts(path: string): void {
  const database = new Database(path);
  const update = database.prepare(
    `update patients set medical_history = ?, allergies = ?, last_name = case when trim(?) = '' then last_name else ? end
     where rowid = (select rowid from patients order by rowid limit 1 offset ?)`,
  );
  for (const [nth, text] of hostileTexts.entries()) {
    const next = hostileTexts[(nth + 1) % hostileTexts.length] ?? null;
    update.run(text, nth % 3 === 0 ? null : next, text, text, nth);
  }
  database.close();
}
