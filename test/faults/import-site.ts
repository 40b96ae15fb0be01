import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, inject } from 'vitest';
import { listUploads } from '../../src/clinic/uploads/index.ts';
import { checkHealth } from '../../src/data/health/index.ts';
import { importFile } from '../../src/data/import/index.ts';
import { idleTask } from '../../src/data/job.ts';
import { openClinic } from '../../src/data/schema/index.ts';
import { copyClinic } from '../support/copy-clinic.ts';

/** What a process that imports had said when it ended. */
export interface Said {
  exit: number | null;
  /** Rows that had landed, as far as it said. */
  landed: number;
  /** Why it refused, if it did. */
  refused: string | null;
  milliseconds: number;
}

const doctors = 40;

/** A folder to import, and clinics to import it into, which something happens to. */
export class ImportSite {
  readonly folder = mkdtempSync(join(tmpdir(), 'frontdesk-import-faults-'));
  readonly files = join(this.folder, 'files');
  readonly db = join(this.folder, 'clinic.db');
  readonly patients: number;
  readonly rows: number;

  constructor(patients: number) {
    this.patients = patients;
    this.rows = patients + doctors + patients;
    mkdirSync(this.files);
    const file = (name: string, lines: string[]) => writeFileSync(join(this.files, name), lines.join('\n'));
    const many = <T>(count: number, row: (nth: number) => T) =>
      Array.from({ length: count }, (_, nth) => row(nth));
    const day = (nth: number) => String(1 + (nth % 28)).padStart(2, '0');
    file('doctors.csv', [
      'name,licence,specialty',
      ...many(doctors, (nth) => `Anna Lindt${nth},L${nth},Oncology`),
    ]);
    file('patients.csv', [
      'id,first,last,dob,sex',
      ...many(patients, (nth) => `r${nth},Ada${nth},Okafor,${1930 + (nth % 90)}-01-${day(nth)},f`),
    ]);
    file('visits.csv', [
      'id,patient,doctor,start,minutes',
      ...many(patients, (nth) => `v${nth},r${nth},L${nth % doctors},2020-02-${day(nth)} 09:00,30`),
    ]);
  }

  /** A new clinic, with nothing in it. */
  begin(): void {
    for (const end of ['', '-wal', '-shm']) rmSync(this.db + end, { force: true });
    copyClinic(inject('emptyClinic'), this.db);
  }

  /** Imports in another process, which may be killed after so many milliseconds from when it is ready. */
  async import({ killAfter, before = [] }: { killAfter?: number; before?: string[] } = {}): Promise<Said> {
    const program = join(import.meta.dirname, 'import-once.ts');
    const [command = '', ...args] = [
      ...before,
      process.execPath,
      '--import',
      'tsx',
      program,
      this.db,
      this.files,
    ];
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise<number | null>((done) => child.once('close', done));
    let said = '';
    let began = 0;
    const ready = new Promise<void>((done) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (began > 0) return;
        began = performance.now();
        done();
      });
    });
    await Promise.race([ready, ended]);
    if (killAfter !== undefined) {
      await Promise.race([wait(killAfter), ended]);
      child.kill('SIGKILL');
    }
    const exit = await ended;
    const lines = said.split('\n').slice(0, -1);
    const counts = lines.flatMap((line) => {
      const [, count] = /^(?:patients|doctors|appointments|imported) (\d+)$/.exec(line) ?? [];
      return count === undefined ? [] : [Number(count)];
    });
    const refused = lines.find((line) => line.startsWith('refused '))?.slice('refused '.length) ?? null;
    return { exit, landed: Math.max(0, ...counts), refused, milliseconds: performance.now() - began };
  }

  /** After whatever happened: sound, nothing that was said to have landed is lost, and run again it is whole. */
  async requireSound({ landed }: Pick<Said, 'landed'>, what: string): Promise<void> {
    const database = new Database(this.db);
    expect(database.pragma('integrity_check', { simple: true }), what).toBe('ok');
    expect(database.pragma('foreign_key_check'), what).toEqual([]);
    const count = (sql: string) => Number(database.prepare(sql).pluck().get());
    const there = ['patients', 'doctors', 'appointments'].map((table) =>
      count(`select count(*) from ${table}`),
    );
    const whole = there.reduce((sum, rows) => sum + rows, 0);
    expect(whole, what).toBeGreaterThanOrEqual(landed);
    for (const [index, table] of ['patients', 'doctors', 'appointments'].entries()) {
      const audited = `select count(distinct entity_id) from audit_logs where entity = '${table}' and kind = 'create'`;
      expect(count(audited), `${what}: ${table}`).toBe(there[index]);
    }
    expect(count('select count(*) from patient_search'), what).toBe(there[0]);
    expect(count("select coalesce(max(value), 0) from counters where name = 'patient_number'"), what).toBe(
      count('select coalesce(max(cast(substr(number, 3) as integer)), 0) from patients'),
    );
    const counted = count('select coalesce(sum(rows_inserted), 0) from uploads');
    expect(counted, what).toBe(whole);
    database.close();
    await this.#requireMended(whole, what);
  }

  async #requireMended(there: number, what: string): Promise<void> {
    const clinic = await openClinic({ db: this.db });
    try {
      const { checks } = await checkHealth(clinic);
      const wrong = checks.filter(({ name, ok }) => !ok && name !== 'backup' && name !== 'leftovers');
      expect(wrong, what).toEqual([]);
      const before = await clinic.desk.read(listUploads, {});
      expect(
        before.filter(({ status }) => status === 'running'),
        what,
      ).toEqual([]);
      const report = await importFile(clinic, { file: this.files }, idleTask);
      expect(report, what).toMatchObject({ read: this.rows, rejected: 0, inserted: this.rows - there });
      expect(await importFile(clinic, { file: this.files }, idleTask), what).toMatchObject({
        unchanged: this.rows,
        inserted: 0,
      });
    } finally {
      await clinic.close();
    }
    const strange = readdirSync(this.folder).filter((name) => name.startsWith('.frontdesk-'));
    expect(strange, what).toEqual([]);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
