import {
  contentText,
  digestedColumns,
  isUnverified,
  keyNameOf,
  type LogCell,
  redactionOf,
  type Sealing,
  sealAs,
  sealedColumns,
  sealingsOf,
  sealingWith,
} from './chain.ts';
import type { AuditKey } from './keys.ts';

/** A stretch of a log, from an entry to an entry, that is not as a sealed log has it. */
export interface Finding {
  readonly kind: /** The seal is not that of the entry after the one before it. */
    | 'bad'
    /** Numbers that are missing. */
    | 'gap'
    /** Numbers below 1. */
    | 'early'
    /** No seal. */
    | 'unsealed'
    /** Sealed with a key that is not here. */
    | 'unknown'
    /** As a restore took it over from a backup; who wrote it is not known. */
    | 'unverified'
    /** Sealed with a key after another had taken its place. */
    | 'retired';
  readonly entry: number;
  readonly to: number;
  /** Of `unknown`: the name of the key. */
  readonly key?: string;
  /** Of `unknown`: the key began with the first of these entries. Of `unsealed`: the log begins with it. */
  readonly isBeginning?: boolean;
}

/** What a stretch of a log came to. */
export interface Scan {
  /** How many entries it has. */
  readonly entries: number;
  /** By number. Where there are very many, the first of them. */
  readonly findings: readonly Finding[];
  /** From how many of them what was personal was taken out, by somebody with the key. */
  readonly redacted: number;
}

/** The entry before a stretch. */
export interface Before {
  /** 0: there is none. */
  readonly entry: number;
  readonly seal: string;
  /** The seal that this entry should have. */
  readonly due: string;
}

export const noneBefore: Before = { entry: 0, seal: '', due: '' };

/** The columns of a row that is looked at. */
export const scannedColumns = [...digestedColumns, 'redacted'] as const;
/** Where the seal is, and before it what it stands for. */
export const content = sealedColumns.length;
const [operation, entityId] = [sealedColumns.indexOf('operation'), sealedColumns.indexOf('entity_id')];
/** Whoever changed more than that has changed all of it. */
const mostFindings = 1000;

/**
 * Holds entries, one after the other, against the seals that they have. Each is judged by the seal that stands in the
 * entry before it: so one changed entry is one finding, and stretches can be looked at side by side.
 */
export class LogScan {
  readonly #sealings: ReadonlyMap<string, Sealing>;
  readonly #findings: Finding[] = [];
  /** The place of a key among those that have been in use, oldest first. */
  readonly #age: ReadonlyMap<string, number>;
  #entries = 0;
  #redacted = 0;
  #before: Before;

  constructor(keys: readonly AuditKey[], before: Before = noneBefore) {
    this.#sealings = sealingsOf(keys);
    this.#age = new Map(keys.map(({ id }, nth) => [id, nth]));
    this.#before = before;
  }

  get scan(): Scan {
    return { entries: this.#entries, findings: this.#findings, redacted: this.#redacted };
  }

  see(row: readonly LogCell[]): void {
    this.#entries += 1;
    const entry = Number(row[0]);
    const said = row[content];
    const seal = typeof said === 'string' ? said : '?';
    if (entry < 1) this.#find('early', entry);
    else if (seal === '') this.#seeUnsealed(entry);
    else this.#seeSealed(entry, seal, row);
  }

  #seeUnsealed(entry: number): void {
    const last = this.#findings.at(-1);
    const goesOn = last?.kind === 'unsealed' && last.to === this.#before.entry;
    // Where there are no seals a number may be missing: restores of older programs left some out.
    if (goesOn) this.#findings.splice(-1, 1, { ...last, to: entry });
    else this.#keep({ kind: 'unsealed', entry, to: entry, isBeginning: this.#before.entry === 0 });
    this.#before = { entry, seal: '', due: '' };
  }

  #seeSealed(entry: number, seal: string, row: readonly LogCell[]): void {
    const before = this.#before;
    const isAfterGap = entry !== before.entry + 1;
    if (isAfterGap) this.#find('gap', before.entry + 1, entry - 1);
    const key = keyNameOf(seal);
    const sealing = this.#sealings.get(key);
    if (sealing === undefined) {
      this.#findUnknown(entry, key, row[operation] === 'audit.key' && row[entityId] === key);
      this.#before = { entry, seal, due: seal };
      return;
    }
    const text = contentText(row, content);
    const due = sealAs(seal, sealing, before.seal, text);
    const redaction = row[content + 1] ?? null;
    const isRedacted = redaction !== null && redactionOf(sealing, before.seal, text) === redaction;
    if (isRedacted) this.#redacted += 1;
    if ((due === seal && redaction === null) || isRedacted || isAfterGap) {
      if (this.#isRetired(key, before.seal)) this.#find('retired', entry);
      else if (isUnverified(seal)) this.#find('unverified', entry);
      this.#before = { entry, seal, due: seal };
      return;
    }
    // Where only the seal before was changed, this entry still fits the one that should be there.
    if (before.due === before.seal || sealAs(seal, sealing, before.due, text) !== seal)
      this.#find('bad', entry);
    this.#before = { entry, seal, due };
  }

  /** Whoever has a key that is no longer in use must not go on with it. */
  #isRetired(key: string, before: string): boolean {
    return (this.#age.get(key) ?? 0) < (this.#age.get(keyNameOf(before)) ?? -1);
  }

  #find(kind: Exclude<Finding['kind'], 'unknown'>, entry: number, to = entry): void {
    const last = this.#findings.at(-1);
    if (last?.kind === kind && last.to === entry - 1) this.#findings.splice(-1, 1, { ...last, to });
    else this.#keep({ kind, entry, to });
  }

  #findUnknown(entry: number, key: string, isBeginning: boolean): void {
    const last = this.#findings.at(-1);
    if (last?.kind === 'unknown' && last.key === key && last.to === entry - 1)
      this.#findings.splice(-1, 1, { ...last, to: entry });
    else this.#keep({ kind: 'unknown', entry, to: entry, key, isBeginning });
  }

  #keep(finding: Finding): void {
    if (this.#findings.length < mostFindings) this.#findings.push(finding);
  }
}

/** The seal that an entry should have after the one before it; its own where its key is not here. */
export function dueSeal(keys: readonly AuditKey[], previous: string, row: readonly LogCell[]): string {
  const seal = String(row[content]);
  const key = keys.find(({ id }) => id === keyNameOf(seal));
  return key === undefined ? seal : sealAs(seal, sealingWith(key), previous, contentText(row, content));
}
