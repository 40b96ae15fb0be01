import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type ImportOptions, type ImportReport, importFile } from '../../../../src/data/import/index.ts';
import { idleTask, type Task } from '../../../../src/data/job.ts';
import { openTestClinic, type TestClinic } from '../../../support/clinic.ts';

/** A clinic to read files into, and a folder to write them to. */
export interface ReadingIn {
  readonly clinic: TestClinic;
  path(name: string): string;
  /** Writes lines to a file and says where it is. */
  file(name: string, lines: readonly string[]): string;
  run(file: string, options?: Partial<ImportOptions>, task?: Task): Promise<ImportReport>;
  rows<T = Record<string, unknown>>(sql: string): T[];
  close(): Promise<void>;
}

export async function readingIn(now?: string): Promise<ReadingIn> {
  const clinic = await openTestClinic(now === undefined ? {} : { now });
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-import-'));
  const path = (name: string) => join(folder, name);
  return {
    clinic,
    path,
    file(name, lines) {
      writeFileSync(path(name), `${lines.join('\n')}\n`);
      return path(name);
    },
    run: (file, options = {}, task = idleTask) => importFile(clinic, { file, ...options }, task),
    rows<T>(sql: string) {
      const database = new Database(clinic.path, { readonly: true });
      const rows = database.prepare<[], T>(sql).all();
      database.close();
      return rows;
    },
    async close() {
      await clinic.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
