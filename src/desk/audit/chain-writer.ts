import {
  type AuditContent,
  contentText,
  isSealedBy,
  type Sealing,
  sealedColumns,
  sealingWith,
  sealUnverified,
} from '../../storage/guard/chain.ts';
import type { Guard } from '../../storage/guard/guard.ts';
import type { KnownHead, LogEnd } from '../../storage/guard/head-file.ts';
import type { AuditKey } from '../../storage/guard/keys.ts';
import { digestUpTo, isHeadOf, type LogSoFar } from '../../storage/guard/log.ts';

/** What an entry says; its number and its seal are given here. */
export type EntryFields = Omit<AuditContent, 'entry'>;

export interface SealedEntry {
  readonly entry: number;
  readonly seal: string;
}

/** The first entry of a key. */
export const keyOperation = 'audit.key';
/** The entry that says that the log does not have the end that was known beside the database. */
export const headOperation = 'audit.head';

/**
 * Adds to an audit log: numbers without a gap, each entry sealed over the one before. Only while the write lock is
 * held, so the end that is read once is the end until the commit.
 */
export class ChainWriter {
  readonly #log: LogSoFar;
  readonly #guard: Guard;
  readonly #known: KnownHead | null;
  #end: LogEnd | null;

  constructor(log: LogSoFar, guard: Guard) {
    this.#log = log;
    this.#guard = guard;
    this.#end = log.end;
    const known = guard.head.read();
    this.#known = known === null || isHeadOf(log, known) ? null : known;
  }

  /** Where the log ends now. */
  get end(): LogEnd | null {
    return this.#end;
  }

  /** What was known of this log and is not true of it: its end was cut off, or it is another. Null where it is well. */
  get contradicted(): KnownHead | null {
    return this.#known;
  }

  /** Takes back what was added after that end. */
  takeBack(end: LogEnd | null): void {
    this.#end = end;
  }

  /** Where a new key begins: who first seals with it says how the log before it came to be. */
  begin(fields: EntryFields): Array<EntryFields & SealedEntry> {
    const { end } = this.#log;
    if (end === null || isSealedBy(this.#key(fields), end.seal)) return [];
    const key = this.#guard.keyNow() ?? this.#key(fields);
    if (isSealedBy(key, end.seal)) return [];
    // Under a key that is here the chain itself holds what is before: this entry seals the last seal of it.
    const isHeld = this.#guard.keys().some((known) => isSealedBy(known, end.seal));
    const before = isHeld ? null : JSON.stringify(digestUpTo(this.#log, end.entry));
    return [this.#seal(key, { ...fields, ...aboutLog, operation: keyOperation, entity_id: key.id, before })];
  }

  /** Puts on record what was known of this log and is not true of it: nothing may cover that up later. */
  protest(fields: EntryFields): Array<EntryFields & SealedEntry> {
    if (this.#known === null) return [];
    const before = JSON.stringify(this.#known);
    const about = { ...aboutLog, operation: headOperation, entity_id: null, before };
    return [this.#seal(this.#key(fields), { ...fields, ...about })];
  }

  /** An entry as it is to be written. */
  add<F extends EntryFields>(fields: F): F & SealedEntry {
    return this.#seal(this.#key(fields), fields);
  }

  /** An entry that a restore takes over without knowing who wrote it. */
  addUnverified<F extends EntryFields>(fields: F): F & SealedEntry {
    return this.#seal(this.#key(fields), fields, true);
  }

  #key({ at }: EntryFields): AuditKey {
    return this.#guard.key() ?? this.#guard.makeKey(String(at));
  }

  #seal<F extends EntryFields>(key: AuditKey, said: F, isUnverified = false): F & SealedEntry {
    const fields = wellFormed(said);
    const entry = (this.#end?.entry ?? 0) + 1;
    const content: AuditContent = { ...fields, entry };
    const text = contentText(sealedColumns.map((column) => content[column]));
    const previous = this.#end?.seal ?? '';
    const sealing = sealingOf(key);
    const seal = isUnverified ? sealUnverified(sealing, previous, text) : sealing(previous, text);
    this.#end = { entry, seal };
    return { ...fields, entry, seal };
  }
}

const aboutLog = { entity: 'audit_logs', patient_id: null, kind: 'run', after: null } as const;

/** What is sealed must be what the database gives back: half of a surrogate pair it would not keep. */
function wellFormed<F extends EntryFields>(fields: F): F {
  const isWell = Object.values(fields).every((value) => typeof value !== 'string' || value.isWellFormed());
  if (isWell) return fields;
  const mended = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.toWellFormed() : value,
  ]);
  return { ...fields, ...Object.fromEntries(mended) };
}

const sealings = new WeakMap<AuditKey, Sealing>();

function sealingOf(key: AuditKey): Sealing {
  const known = sealings.get(key) ?? sealingWith(key);
  sealings.set(key, known);
  return known;
}
