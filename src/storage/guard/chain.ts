import { createHash, hash } from 'node:crypto';
import type { AuditKey } from './keys.ts';

/** The columns that a seal stands for, in this order. */
export const sealedColumns = [
  'entry',
  'at',
  'act',
  'operation',
  'actor',
  'user_id',
  'session_id',
  'origin',
  'entity',
  'entity_id',
  'patient_id',
  'kind',
  'before',
  'after',
] as const;

type SealedColumn = (typeof sealedColumns)[number];

/** What a column may hold; bytes only where somebody else than the program has written. */
export type LogCell = string | number | null | Uint8Array;

/** An entry of the audit log as its columns, without its seal. */
export type AuditContent = Readonly<Record<SealedColumn, string | number | null>>;

/**
 * One text for an entry, and no other entry has it: the length of each column, then the columns.
 *
 * @param count so many of the values, from the first on
 */
export function contentText(values: readonly LogCell[], count = values.length): string {
  let lengths = '';
  let text = '';
  for (let nth = 0; nth < count; nth += 1) {
    const value = values[nth] ?? null;
    if (value === null) {
      lengths += '-,';
      continue;
    }
    // Bytes read as text would pass for the text that was there.
    if (typeof value === 'object') lengths += 'x';
    const part = typeof value === 'string' ? value : String(value);
    lengths += `${part.length},`;
    text += part;
  }
  return `${lengths};${text}`;
}

/** The seal over the seal before it (empty for the first) and the text of an entry. */
export type Sealing = (previous: string, text: string) => string;

const block = 64;

/**
 * A seal is the name of its key, and the HMAC-SHA-256 (RFC 2104) over the seal before it and all columns of its entry:
 * so no entry can be changed, left out, put in or moved without the key. The key is taken as its 64 hexadecimal digits,
 * exactly one block of SHA-256: with it both pads are ASCII, and are made once and not for each entry.
 */
export function sealingWith({ id, secret }: Pick<AuditKey, 'id' | 'secret'>): Sealing {
  const key = Buffer.from(secret.toString('hex'), 'latin1');
  const inner = Buffer.from(key.map((byte) => byte ^ 0x36)).toString('latin1');
  const outer = Buffer.concat([key.map((byte) => byte ^ 0x5c), Buffer.alloc(32)]);
  return (previous, text) => {
    hash('sha256', inner + previous + text, 'buffer').copy(outer, block);
    return `${id}:${hash('sha256', outer, 'hex')}`;
  };
}

/** Whether a seal says that it was made with this key. */
export function isSealedBy({ id }: Pick<AuditKey, 'id'>, seal: string): boolean {
  return keyNameOf(seal) === id;
}

/** The name of the key that a seal says it was made with; '' where it says none. */
export function keyNameOf(seal: string): string {
  return seal.slice(isUnverified(seal) ? unverifiedMark.length : 0, Math.max(seal.indexOf(':'), 0));
}

const unverifiedMark = '~';

/**
 * Whether an entry was taken over from a backup without anybody knowing who wrote it. It is sealed, so that it stays as
 * it came; but its seal is told from those of entries that were written here, and nobody can make one of the other.
 */
export function isUnverified(seal: string): boolean {
  return seal.startsWith(unverifiedMark);
}

/** The seal of an entry that nobody can vouch for. */
export function sealUnverified(sealing: Sealing, previous: string, text: string): string {
  return `${unverifiedMark}${sealing(previous, `unverified;${text}`)}`;
}

/** A seal of the same sort as the one that is there. */
export function sealAs(seal: string, sealing: Sealing, previous: string, text: string): string {
  return isUnverified(seal) ? sealUnverified(sealing, previous, text) : sealing(previous, text);
}

/**
 * What stands in an entry whose personal values were taken out: the HMAC of what is left of it. Its own seal stays, for
 * the next one hangs on it, and fits no more; this one does, and only who has the key can make it. No content begins
 * with these letters, so no seal passes for one of these.
 */
export function redactionOf(sealing: Sealing, previous: string, text: string): string {
  return sealing(previous, `redacted:${text}`);
}

/** The sealings of keys, by the names of those. */
export function sealingsOf(keys: readonly Pick<AuditKey, 'id' | 'secret'>[]): ReadonlyMap<string, Sealing> {
  return new Map(keys.map((key) => [key.id, sealingWith(key)]));
}

/** An entry of the log, with what it is held against. */
export interface SealedContent {
  readonly values: readonly LogCell[];
  readonly seal: string;
  /** The seal of the entry before it, '' for the first. */
  readonly previous: string;
  /** What stands in it where something was taken out, null where nothing was. */
  readonly redacted: string | null;
}

/** Whether a key that is here says that an entry is as it was written, or as a redaction has left it. */
export function isVouchedFor(
  sealings: ReadonlyMap<string, Sealing>,
  { values, seal, previous, redacted }: SealedContent,
): boolean {
  const sealing = sealings.get(keyNameOf(seal));
  if (sealing === undefined) return false;
  const text = contentText(values);
  return redacted === null
    ? sealAs(seal, sealing, previous, text) === seal
    : redactionOf(sealing, previous, text) === redacted;
}

/** In an entry that has no seal to be held against, what says that something was taken out of it. */
export const unsealedRedaction = 'unsealed';

/** How many entries there are, and the SHA-256 of them all, seals included. */
export interface LogDigest {
  readonly entries: number;
  readonly digest: string;
}

/** The digest of a log as it goes on. */
export class RunningDigest {
  readonly #hash = createHash('sha256');
  #entries = 0;

  add(values: readonly LogCell[]): void {
    this.#hash.update(contentText(values));
    this.#entries += 1;
  }

  /** Of the entries so far; more may follow. */
  get sum(): LogDigest {
    return { entries: this.#entries, digest: this.#hash.copy().digest('hex') };
  }
}

/** The columns that a digest stands for: of a log whose seals nobody can check they are all there is. */
export const digestedColumns = [...sealedColumns, 'seal'] as const;
