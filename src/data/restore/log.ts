import { ChainWriter, type EntryFields } from '../../desk/audit/chain-writer.ts';
import type { Cell, KeptLog, LogWriter, Row } from '../../storage/flow-in.ts';
import { isUnverified, isVouchedFor, sealedColumns, sealingsOf } from '../../storage/guard/chain.ts';
import type { Guard } from '../../storage/guard/guard.ts';
import type { LogEnd } from '../../storage/guard/head-file.ts';

/** The entry by which a restore says what it has taken over into the log. */
const carriedOperation = 'audit.carried';

/** What became of the entries that only the backup had. */
export interface CarriedEntries {
  /** So many were written under a key of this clinic. */
  readonly verified: number;
  /** Nobody can say who wrote these; they stand in one piece, told apart. Null: there are none. */
  readonly unverified: { readonly entries: number; readonly from: number; readonly to: number } | null;
}

/** The audit log through a restore: what is added to it is numbered and sealed, and its end is kept beside the database. */
export interface RestoredLog {
  readonly writer: NonNullable<KeptLog['writer']>;
  readonly carried: CarriedEntries;
  /** The restored state has arrived. */
  settle(): void;
}

/**
 * @param isLost the present log is gone or could not be relied on: where it does not end as was known beside the
 *   database, the last entry names the end that is missing, and nobody takes that for tampering
 */
export function restoredLog(guard: Guard, isLost: boolean): RestoredLog {
  let end: LogEnd | null = null;
  let carried: CarriedEntries = { verified: 0, unverified: null };
  return {
    get carried() {
      return carried;
    },
    writer(log): LogWriter {
      const chain = new ChainWriter(log, guard);
      const known = guard.head.read();
      const isKnown = knownBy(guard);
      let last: EntryFields | null = null;
      carried = { verified: 0, unverified: null };
      return {
        begin(row) {
          last = fieldsOf(row);
          const said = [...chain.begin(last), ...(isLost ? [] : chain.protest(last))];
          return said.map((entry) => ({ ...entry }));
        },
        isKnown,
        add(row) {
          const fields = fieldsOf(row);
          if (fields.act !== last?.act) {
            carried = { ...carried, verified: carried.verified + 1 };
            return [{ ...chain.add(fields) }];
          }
          const missing = isLost ? chain.contradicted?.announced : undefined;
          const said = [...aboutCarried(fields, carried), naming(fields, missing)];
          return said.map((one) => ({ ...chain.add(one) }));
        },
        addUnknown(row) {
          const added = chain.addUnverified(fieldsOf(row));
          const { from, entries } = carried.unverified ?? { from: added.entry, entries: 0 };
          carried = { ...carried, unverified: { entries: entries + 1, from, to: added.entry } };
          return [{ ...added }];
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

/** Holds an entry of the backup against the keys of this clinic: whoever forged a backup does not have them. */
function knownBy(guard: Guard): LogWriter['isKnown'] {
  const sealings = sealingsOf(guard.keys());
  return ({ seal, redacted, ...row }, before) => {
    const previous = row.entry === 1 ? '' : before;
    if (typeof seal !== 'string' || isUnverified(seal) || typeof previous !== 'string') return false;
    const values = sealedColumns.map((column): Cell => row[column] ?? null);
    return isVouchedFor(sealings, {
      values,
      seal,
      previous,
      redacted: typeof redacted === 'string' ? redacted : null,
    });
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

/** The entry that says what was taken over from the backup; none where nothing was. */
function aboutCarried(last: EntryFields, { verified, unverified }: CarriedEntries): EntryFields[] {
  if (verified === 0 && unverified === null) return [];
  const after = JSON.stringify({ verified, unverified });
  const about = { entity: 'audit_logs', entity_id: last.entity_id, patient_id: null, kind: 'run' };
  return [{ ...last, ...about, operation: carriedOperation, before: null, after }];
}

function naming(fields: EntryFields, missing: LogEnd | undefined): EntryFields {
  if (missing === undefined || typeof fields.after !== 'string') return fields;
  return { ...fields, after: JSON.stringify({ ...JSON.parse(fields.after), missing }) };
}
