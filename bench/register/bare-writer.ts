import Database from 'better-sqlite3';

type Row = Record<string, string | number | null>;

export interface Rows {
  readonly patient: Row;
  readonly audits: readonly Row[];
}

/** What the registration of this patient left in the database, but for what the database derives itself. */
export function rowsOf(database: Database.Database, number: string): Rows {
  const patient = database.prepare<[string], Row>('select * from patients where number = ?').get(number);
  if (!patient) throw new Error(`Patient ${number} was not written.`);
  const audits = database
    .prepare<[string], Row>(
      "select * from audit_logs where entity = 'patients' and entity_id = ? order by entry",
    )
    .all(String(patient.id));
  if (audits.length === 0) throw new Error(`Patient ${number} has no audit entry.`);
  delete patient.full_name;
  for (const audit of audits) delete audit.entry;
  return { patient, audits };
}

/** Writes ready-made rows as fast as better-sqlite3 can: prepared statements, one immediate transaction, full sync. */
export class BareWriter {
  readonly #database: Database.Database;
  readonly #count: Database.Statement<[string]>;
  readonly #inserts = new Map<string, Database.Statement<[Row]>>();
  readonly #writeAll: Database.Transaction<(rows: Rows) => void>;

  constructor(path: string) {
    this.#database = new Database(path);
    this.#database.pragma('foreign_keys = on');
    this.#database.pragma('journal_mode = wal');
    this.#database.pragma('synchronous = full');
    this.#count = this.#database.prepare(
      'insert into counters (name, value) values (?, 1) on conflict (name) do update set value = value + 1',
    );
    this.#writeAll = this.#database.transaction(({ patient, audits }: Rows) => {
      this.#count.run('patient_number');
      this.#insert('patients', patient).run(patient);
      for (const audit of audits) this.#insert('audit_logs', audit).run(audit);
      this.#count.run('changes');
    });
  }

  /** The milliseconds it took. */
  write(rows: Rows): number {
    // Statements are prepared before the clock starts.
    this.#insert('patients', rows.patient);
    for (const audit of rows.audits) this.#insert('audit_logs', audit);
    const began = performance.now();
    this.#writeAll.immediate(rows);
    return performance.now() - began;
  }

  /** Closes the file after making sure that it holds what the other one holds. */
  refuseDifference(other: Database.Database): void {
    for (const table of ['patients', 'audit_logs', 'counters', 'patient_search']) {
      const [mine, theirs] = [this.#database, other].map((database) =>
        database.prepare(`select count(*) from ${table}`).pluck().get(),
      );
      if (mine !== theirs) throw new Error(`${table}: ${mine} rows against ${theirs}: not the same work.`);
    }
    this.#database.close();
  }

  #insert(table: string, row: Row): Database.Statement<[Row]> {
    const known = this.#inserts.get(table);
    if (known) return known;
    const columns = Object.keys(row);
    const statement = this.#database.prepare<[Row]>(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((column) => `@${column}`).join(', ')})`,
    );
    this.#inserts.set(table, statement);
    return statement;
  }
}
