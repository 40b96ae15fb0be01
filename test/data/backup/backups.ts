import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type BackupRow, type BackupWanted, makeBackup } from '../../../src/data/backup/index.ts';
import { idleTask } from '../../../src/data/job.ts';
import type { OpenedClinic } from '../../../src/data/schema/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

/** A clinic with a folder for its backups, and hands to damage them with. */
export interface Practice {
  readonly clinic: TestClinic;
  readonly opened: OpenedClinic;
  /** A folder of its own. */
  readonly folder: string;
  path(name: string): string;
  /** A file with this in it. */
  file(name: string, content: string): string;
  backUp(wanted?: BackupWanted): Promise<BackupRow>;
  /** Patients put in behind the desk's back: what is in them does not matter here. */
  addPatients(count: number): void;
  close(): Promise<void>;
}

export async function practise(): Promise<Practice> {
  const clinic = await openTestClinic();
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-backups-'));
  const opened = { ...clinic, backups: join(folder, 'backups') };
  let patients = 0;
  return {
    clinic,
    opened,
    folder,
    path: (name) => join(folder, name),
    file(name, content) {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    async backUp(wanted = {}) {
      const backup = await makeBackup(opened, wanted, idleTask);
      clinic.clock.advance({ minutes: 1 });
      return backup;
    },
    addPatients(count) {
      const database = new Database(clinic.path);
      const insert = database.prepare(
        `insert into patients (id, number, search_key, first_name, last_name, birth_date, gender, medical_history,
           registration_date, created_at, updated_at)
         values (@id, @id, @nth, 'Ada', @id, '1980-01-01', 'Female', @history, @at, @at, @at)`,
      );
      database.transaction(() => {
        for (const end = patients + count; patients < end; patients += 1) {
          const at = '2026-01-01T00:00:00.000Z';
          // Text that no compression makes much smaller.
          const history = createHash('sha512').update(String(patients)).digest('base64').repeat(2);
          insert.run({ id: `P-${patients}`, nth: patients + 1, history, at });
        }
      })();
      database.close();
    },
    async close() {
      await clinic.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
