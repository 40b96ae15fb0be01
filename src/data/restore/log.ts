import { ChainWriter, type EntryFields } from '../../desk/audit/chain-writer.ts';
import type { KeptLog, LogWriter, Row } from '../../storage/flow-in.ts';
import type { Guard } from '../../storage/guard/guard.ts';
import type { LogEnd } from '../../storage/guard/head-file.ts';

/** The audit log through a restore: what is added to it is numbered and sealed, and its end is kept beside the database. */
export interface RestoredLog {
  readonly writer: NonNullable<KeptLog['writer']>;
  /** The restored state has arrived. */
  settle(): void;
}

/**
 * @param isLost the present log is gone or could not be relied on: where it does not end as was known beside the
 *   database, the last entry names the end that is missing, and nobody takes that for tampering
 */
export function restoredLog(guard: Guard, isLost: boolean): RestoredLog {
  let end: LogEnd | null = null;
  return {
    writer(log): LogWriter {
      const chain = new ChainWriter(log, guard);
      const known = guard.head.read();
      let last: EntryFields | null = null;
      return {
        begin(row) {
          last = fieldsOf(row);
          const said = [...chain.begin(last), ...(isLost ? [] : chain.protest(last))];
          return said.map((entry) => ({ ...entry }));
        },
        add(row) {
          const fields = fieldsOf(row);
          const isLast = fields.act === last?.act;
          const missing = isLast && isLost ? chain.contradicted?.announced : undefined;
          return [{ ...chain.add(naming(fields, missing)) }];
        },
        ready() {
          end = chain.end;
          // A present that is lost ends where it was known to end.
          if (end !== null) guard.head.announce(isLost ? (known?.committed ?? null) : log.end, end);
        },
      };
    },
    settle() {
      if (end === null) return;
      try {
        guard.head.settle(end);
      } catch {
        // It has arrived: a failure told now would be untrue, and the next announcement mends the head.
      }
    },
  };
}

function fieldsOf(row: Row): EntryFields {
  const cell = (column: keyof EntryFields) => row[column] ?? null;
  return {
    at: cell('at'),
    act: cell('act'),
    operation: cell('operation'),
    actor: cell('actor'),
    user_id: cell('user_id'),
    session_id: cell('session_id'),
    origin: cell('origin'),
    entity: cell('entity'),
    entity_id: cell('entity_id'),
    patient_id: cell('patient_id'),
    kind: cell('kind'),
    before: cell('before'),
    after: cell('after'),
  };
}

function naming(fields: EntryFields, missing: LogEnd | undefined): EntryFields {
  if (missing === undefined || typeof fields.after !== 'string') return fields;
  return { ...fields, after: JSON.stringify({ ...JSON.parse(fields.after), missing }) };
}
