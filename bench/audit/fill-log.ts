import Database from 'better-sqlite3';
import type { ChainWriter, EntryFields } from '../../src/desk/audit/chain-writer.ts';
import type { LogEnd } from '../../src/storage/guard/head-file.ts';
import type { LogSoFar } from '../../src/storage/guard/log.ts';
import { logIn } from '../../src/storage/sqlite/audit-log.ts';

/** Adds ordinary entries (a patient's record, changed) to the log of a database that nobody has open. */
export function fillLog(db: string, writerOf: (log: LogSoFar) => ChainWriter, count: number): LogEnd {
  const database = new Database(db);
  const writer = writerOf(logIn(database));
  const first = writer.add(fields(0));
  const names = Object.keys(first);
  const insert = database.prepare(
    `insert into audit_logs (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map(() => '?').join(', ')})`,
  );
  database.transaction(() => {
    insert.run(...Object.values(first));
    for (let nth = 1; nth < count; nth += 1) insert.run(...Object.values(writer.add(fields(nth))));
  })();
  database.close();
  if (writer.end === null) throw new Error('Nothing was added.');
  return writer.end;
}

function fields(nth: number): EntryFields {
  const id = `0193b1f0-0000-7000-8000-${String(nth).padStart(12, '0')}`;
  const image = (version: number) =>
    JSON.stringify({
      id,
      first_name: 'Ada',
      last_name: 'Okafor',
      birth_date: '1991-06-14',
      city: 'Leeds',
      version,
    });
  return {
    at: new Date(Date.UTC(2026, 0, 1) + nth * 1000).toISOString(),
    act: id,
    operation: 'patients.edit',
    actor: 'Ana Lindqvist',
    user_id: id,
    session_id: id,
    origin: 'ssh 10.0.0.7',
    entity: 'patients',
    entity_id: id,
    patient_id: id,
    kind: 'update',
    before: image(1),
    after: image(2),
  };
}
