import { createHmac } from 'node:crypto';
import type { Store } from '../../storage/engine.ts';
import type { Guard } from '../../storage/guard/guard.ts';
import type { LogEnd } from '../../storage/guard/head-file.ts';
import { ChainWriter, type EntryFields, type SealedEntry } from './chain-writer.ts';

type Log = Pick<Store, 'auditEnd' | 'auditEntries'>;

/** The audit log as one transaction adds to it. */
export class AuditBook {
  readonly #log: Log;
  readonly #guard: Guard;
  #writer: ChainWriter | null = null;
  #from: LogEnd | null = null;

  constructor(log: Log, guard: Guard) {
    this.#log = log;
    this.#guard = guard;
  }

  /** What is to be written for an entry, in order: what is to be said of the log itself comes before it. */
  async add<F extends EntryFields>(fields: F): Promise<Array<(F | EntryFields) & SealedEntry>> {
    if (this.#writer !== null) return [this.#writer.add(fields)];
    const end = await this.#log.auditEnd();
    const entries = (columns: readonly string[], after: number) => this.#log.auditEntries(columns, after);
    const writer = new ChainWriter({ end, entries }, this.#guard);
    const added = [...writer.begin(fields), ...writer.protest(fields), writer.add(fields)];
    [this.#writer, this.#from] = [writer, end];
    return added;
  }

  /** From where to where the log has grown, null where nothing was added. */
  get grown(): { readonly from: LogEnd | null; readonly to: LogEnd } | null {
    const to = this.#writer?.end ?? null;
    return to === null || to === this.#from ? null : { from: this.#from, to };
  }

  /** Throws where entries were written past it, and would stand in the log without a seal: a mistake of the program. */
  async requireSealed({ name, audits }: { readonly name: string; readonly audits: number }): Promise<void> {
    const { grown } = this;
    if (grown === null && audits === 0) return;
    const end = await this.#log.auditEnd();
    if (grown === null || end?.entry !== grown.to.entry || end.seal !== grown.to.seal)
      throw new Error(`${name} has written to the audit log past its book.`);
  }

  /** Runs a body whose entries are taken back with everything else that it wrote when it throws. */
  async attempt<T>(body: () => Promise<T>): Promise<T> {
    const [writer, end] = [this.#writer, this.#writer?.end ?? null];
    try {
      return await body();
    } catch (error) {
      this.#writer = writer;
      writer?.takeBack(end);
      throw error;
    }
  }

  /** Puts a new key in use. Whatever comes of the transaction, the next entry begins it, and says so. */
  changeKey(now: string): { readonly before: string | null; readonly key: string } {
    const before = this.#guard.keyNow()?.id ?? null;
    return { before, key: this.#guard.makeKey(now).id };
  }

  /**
   * A name for something that must not be written down itself, such as what was typed for an e-mail: the same for the
   * same text, and without the key nobody can tell what it was. Null before there is a key.
   */
  pseudonym(text: string): string | null {
    const key = this.#guard.key();
    return key && createHmac('sha256', key.secret).update('pseudonym:').update(text).digest('hex');
  }
}
