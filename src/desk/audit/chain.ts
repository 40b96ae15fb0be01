import { createHash, createHmac } from 'node:crypto';
import type { AuditKey } from '../../storage/guard/keys.ts';

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

/** An entry of the audit log as its columns, without its seal. */
export type AuditContent = Readonly<Record<SealedColumn, string | number | null>>;

/** One text for an entry, and no other entry has it: the length of each column, then the columns. */
export function contentText(values: readonly (string | number | null)[]): string {
  let lengths = '';
  let text = '';
  for (const value of values) {
    if (value === null) {
      lengths += '-,';
      continue;
    }
    const part = typeof value === 'string' ? value : String(value);
    lengths += `${part.length},`;
    text += part;
  }
  return `${lengths};${text}`;
}

/**
 * The seal of an entry: the name of its key, and the HMAC-SHA-256 (RFC 2104) over the seal before it and all of its
 * columns. So no entry can be changed, left out, put in or moved without the key.
 *
 * @param previous the seal of the entry before, empty for the first
 */
export function sealOf(key: AuditKey, previous: string, content: AuditContent): string {
  const text = contentText(sealedColumns.map((column) => content[column]));
  return `${key.id}:${createHmac('sha256', key.secret).update(previous).update(text).digest('hex')}`;
}

/** Whether a seal says that it was made with this key. */
export function isSealedBy({ id }: Pick<AuditKey, 'id'>, seal: string): boolean {
  return seal.startsWith(`${id}:`);
}

/** How many entries there are, and the SHA-256 of them all, seals included. */
export function digestOf(entries: Iterable<readonly (string | number | null)[]>): {
  entries: number;
  digest: string;
} {
  const hash = createHash('sha256');
  let count = 0;
  for (const values of entries) {
    hash.update(contentText(values));
    count += 1;
  }
  return { entries: count, digest: hash.digest('hex') };
}
