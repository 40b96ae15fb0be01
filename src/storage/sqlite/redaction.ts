import type Database from 'better-sqlite3';
import type { EntriesAbout, LogEntry, RedactedEntry, Store } from '../engine.ts';
import { type LogCell, sealedColumns } from '../guard/chain.ts';

const columns = sealedColumns.map((column) => `log."${column}"`).join(', ');
const previous =
  '(select seal from audit_logs as earlier where earlier.entry < log.entry order by earlier.entry desc limit 1)';

/** Takes out of entries of the audit log what must not stay, inside the transaction under way. */
export function sqliteRedaction(
  database: Database.Database,
): Pick<Store, 'auditEntriesAbout' | 'redactEntry' | 'overwriteDeleted'> {
  return {
    overwriteDeleted: () => void database.pragma('secure_delete = on'),
    auditEntriesAbout: (about) => entriesAbout(database, about),
    redactEntry({ entry, before, after, redacted }: RedactedEntry) {
      database
        .prepare('update audit_logs set before = ?, after = ?, redacted = ? where entry = ?')
        .run(before, after, redacted, entry);
    },
  };
}

function entriesAbout(database: Database.Database, about: EntriesAbout): LogEntry[] {
  const [where, values] = conditionOf(about);
  return database
    .prepare<unknown[], LogCell[]>(
      `select ${columns}, log.seal, ${previous}, log.redacted from audit_logs as log where ${where} order by log.entry`,
    )
    .raw()
    .all(...values)
    .map((row) => ({
      values: row.slice(0, sealedColumns.length),
      seal: String(row.at(-3)),
      previous: String(row.at(-2) ?? ''),
      redacted: row.at(-1) === null ? null : String(row.at(-1)),
    }));
}

function conditionOf(about: EntriesAbout): readonly [string, readonly string[]] {
  if ('patients' in about) return [`log.patient_id in (${places(about.patients)})`, about.patients];
  if ('operation' in about) return ['log.entity = ? and log.operation = ?', [about.table, about.operation]];
  return [`log.entity = ? and log.entity_id in (${places(about.ids)})`, [about.table, ...about.ids]];
}

function places(values: readonly string[]): string {
  return values.map(() => '?').join(', ');
}
