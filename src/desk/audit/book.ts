import type { Store } from '../../storage/engine.ts';
import type { Guard } from '../../storage/guard/guard.ts';
import type { LogEnd } from '../../storage/guard/head-file.ts';
import type { AuditKey } from '../../storage/guard/keys.ts';
import { type AuditContent, digestOf, isSealedBy, sealedColumns, sealOf } from './chain.ts';

/** What an entry says; its number and its seal are given here. */
export type EntryFields = Omit<AuditContent, 'entry'>;

export interface SealedEntry {
  readonly entry: number;
  readonly seal: string;
}

/** The first entry of a key. */
export const keyOperation = 'audit.key';

type Log = Pick<Store, 'auditEnd' | 'auditEntries'>;

/**
 * The audit log as one transaction adds to it: numbers without a gap, each entry sealed over the one before. Only while
 * the write lock is held, so the end that is read once is the end until the commit.
 */
export class AuditBook {
  readonly #log: Log;
  readonly #guard: Guard;
  #begun: { readonly from: LogEnd | null } | null = null;
  #end: LogEnd | null = null;

  constructor(log: Log, guard: Guard) {
    this.#log = log;
    this.#guard = guard;
  }

  /** What is to be written for an entry, in order: a new key has an entry of its own before it. */
  async add<F extends EntryFields>(fields: F): Promise<Array<(F | EntryFields) & SealedEntry>> {
    if (this.#begun === null) {
      this.#end = await this.#log.auditEnd();
      this.#begun = { from: this.#end };
    }
    const key = this.#guard.key() ?? this.#guard.makeKey(String(fields.at));
    const isBegun = this.#end === null || isSealedBy(key, this.#end.seal);
    return isBegun
      ? [this.#seal(key, fields)]
      : [this.#seal(key, this.#beginning(key, fields)), this.#seal(key, fields)];
  }

  /** From where to where the log has grown, null where nothing was added. */
  get grown(): { readonly from: LogEnd | null; readonly to: LogEnd } | null {
    if (this.#begun === null || this.#end === null || this.#end === this.#begun.from) return null;
    return { from: this.#begun.from, to: this.#end };
  }

  /** Runs a body whose entries are taken back with everything else that it wrote when it throws. */
  async attempt<T>(body: () => Promise<T>): Promise<T> {
    const [begun, end] = [this.#begun, this.#end];
    try {
      return await body();
    } catch (error) {
      [this.#begun, this.#end] = [begun, end];
      throw error;
    }
  }

  #seal<F extends EntryFields>(key: AuditKey, fields: F): F & SealedEntry {
    const entry = (this.#end?.entry ?? 0) + 1;
    const seal = sealOf(key, this.#end?.seal ?? '', { ...fields, entry });
    this.#end = { entry, seal };
    return { ...fields, entry, seal };
  }

  /**
   * A log that does not end with this key was written before there were seals, or its key is lost: the first entry of
   * the new key says how many there were and what they came to, so that from here on they cannot be changed either.
   */
  #beginning(key: AuditKey, fields: EntryFields): EntryFields {
    const before = digestOf(this.#log.auditEntries([...sealedColumns, 'seal'], 0));
    return {
      ...fields,
      operation: keyOperation,
      entity: 'audit_logs',
      entity_id: key.id,
      patient_id: null,
      kind: 'run',
      before: JSON.stringify(before),
      after: null,
    };
  }
}
