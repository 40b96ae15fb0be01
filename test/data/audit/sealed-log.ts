import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { lookThrough } from '../../../src/data/audit/look-through.ts';
import { idleTask } from '../../../src/data/job.ts';
import { ChainWriter, type EntryFields } from '../../../src/desk/audit/chain-writer.ts';
import type { Guard } from '../../../src/storage/guard/guard.ts';
import type { KnownHead } from '../../../src/storage/guard/head-file.ts';
import type { AuditKey } from '../../../src/storage/guard/keys.ts';
import { logIn } from '../../../src/storage/sqlite/audit-log.ts';
import { auditReaderOn } from '../../../src/storage/sqlite/audit-reader.ts';

/** A log in memory, as the program writes it, whose triggers somebody has dropped. */
export class SealedLog {
  readonly database: Database.Database;
  keys: AuditKey[] = [];
  head: KnownHead | null = null;
  readonly #inserts = new Map<string, Database.Statement>();

  /** @param empty the database of an empty clinic */
  constructor(empty: string) {
    const bytes = readFileSync(empty);
    // Its header says that it has a journal beside it; in memory there is none.
    bytes.fill(1, 18, 20);
    this.database = new Database(bytes);
    this.database.exec('drop trigger audit_logs_no_update; drop trigger audit_logs_no_delete');
    this.database.exec('delete from audit_logs');
  }

  /** Entries from before there were seals. */
  addUnsealed(count: number): void {
    for (let nth = 0; nth < count; nth += 1) this.insert({ ...fields(nth), entry: this.last + 1, seal: '' });
  }

  /** One transaction. */
  add(count: number): void {
    const writer = new ChainWriter(logIn(this.database), this.#guard);
    for (let nth = 0; nth < count; nth += 1) {
      const said = fields(writer.end?.entry ?? 0);
      const rows = nth === 0 ? [...writer.begin(said), ...writer.protest(said)] : [];
      for (const row of [...rows, writer.add(said)]) this.insert({ ...row });
    }
    const { end } = writer;
    if (end !== null) this.head = { committed: end, announced: end };
  }

  newKey(): void {
    const id = randomBytes(4).toString('hex');
    this.keys = [...this.keys, { id, secret: randomBytes(32), made_at: 'then' }];
  }

  insert(row: Readonly<Record<string, unknown>>): void {
    const names = Object.keys(row);
    const sql = `insert into audit_logs (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map(() => '?').join(', ')})`;
    const statement = this.#inserts.get(sql) ?? this.database.prepare(sql);
    this.#inserts.set(sql, statement);
    statement.run(...Object.values(row));
  }

  get last(): number {
    return (
      this.database.prepare<[], number>('select coalesce(max(entry), 0) from audit_logs').pluck().get() ?? 0
    );
  }

  verify(more: Partial<Parameters<typeof lookThrough>[1]> = {}) {
    const beside = { keys: this.keys, known: this.head, after: null, against: null, ...more };
    return lookThrough(auditReaderOn(this.database, ':memory:'), beside, idleTask);
  }

  get #guard(): Guard {
    return {
      folder: null,
      head: { read: () => this.head, announce() {}, settle() {}, requireWritable() {} },
      keys: () => this.keys,
      key: () => this.keys.at(-1) ?? null,
      keyNow: () => this.keys.at(-1) ?? null,
      makeKey: () => {
        this.newKey();
        const key = this.keys.at(-1);
        if (key === undefined) throw new Error('no key');
        return key;
      },
      isOpenToStrangers: () => false,
      hadAccounts: () => false,
      noteAccounts() {},
    };
  }
}

/** No two entries are alike in any column that a test changes. */
function fields(nth: number): EntryFields {
  return {
    at: `2026-11-21T10:40:00.${String(nth).padStart(3, '0')}Z`,
    act: `act-${nth}`,
    operation: `patients.edit${nth}`,
    actor: `ana ${nth}`,
    user_id: `user-${nth}`,
    session_id: `session-${nth}`,
    origin: `ssh ${nth}`,
    entity: `patients${nth}`,
    entity_id: `patient-${nth}`,
    patient_id: `patient-${nth}`,
    kind: ['create', 'update', 'delete', 'see'][nth % 4] ?? 'see',
    before: nth % 3 === 0 ? null : JSON.stringify({ nth }),
    after: JSON.stringify({ nth: nth + 1, first_name: 'Zoë' }),
  };
}
