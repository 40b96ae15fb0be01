import type { EntriesAbout, LogEntry, Store } from '../../storage/engine.ts';
import {
  contentText,
  isVouchedFor,
  keyNameOf,
  redactionOf,
  type Sealing,
  sealedColumns,
  sealingsOf,
  unsealedRedaction,
} from '../../storage/guard/chain.ts';
import type { Guard } from '../../storage/guard/guard.ts';
import { storedJson } from '../stored-json.ts';
import { trueSayings } from './said-of-log.ts';

/** What of a row the log may go on holding. */
export type Left = (table: string, row: Readonly<Record<string, unknown>>) => Record<string, unknown>;

type Log = Pick<Store, 'auditEntries' | 'auditEntriesAbout' | 'redactEntry'>;

type Sealings = ReadonlyMap<string, Sealing>;

const entryAt = sealedColumns.indexOf('entry');
const entityAt = sealedColumns.indexOf('entity');
const beforeAt = sealedColumns.indexOf('before');
const afterAt = sealedColumns.indexOf('after');

/**
 * Takes out of the log, within the transaction under way, what it must not go on holding of these patients or rows.
 * That the entries were there, who made them, when and by what, stays, and so do their seals. An entry that is not as
 * it was written is emptied, too, and goes on to be told as altered. Answers from how many something was taken.
 */
export function redactEntries(log: Log, guard: Guard, about: EntriesAbout, left: Left): number {
  const found = log.auditEntriesAbout(about).map((entry) => ({ entry, images: imagesLeft(entry, left) }));
  const changed = found.flatMap(({ entry, images }) => (images === null ? [] : [{ entry, images }]));
  if (changed.length === 0) return 0;
  const sealings = sealingsOf(guard.keys());
  const sayings = trueSayings(
    log,
    changed.map(({ entry }) => Number(entry.values[entryAt])),
  ).filter(({ entry }) => isVouchedFor(sealings, entry));
  for (const { entry, images } of changed) put(log, sealings, entry, images);
  // By number: one may say something of another. That each was true until now was looked at.
  for (const { entry, now } of sayings)
    put(log, sealings, entry, { before: now(), after: textOf(entry.values[afterAt]) });
  return changed.length;
}

interface Images {
  readonly before: string | null;
  readonly after: string | null;
}

/** Null where nothing is to be taken out. */
function imagesLeft({ values }: LogEntry, left: Left): Images | null {
  const table = String(values[entityAt]);
  const before = imageLeft(values[beforeAt], table, left);
  const after = imageLeft(values[afterAt], table, left);
  return before === values[beforeAt] && after === values[afterAt] ? null : { before, after };
}

/** An image of a row as it stands in an entry, JSON, with what may be left of it; null where nothing may. */
export function imageLeft(text: unknown, table: string, left: Left): string | null {
  if (typeof text !== 'string') return null;
  const row = rowIn(text);
  // What is no image of a row says nothing that could be told apart.
  return row === null ? null : JSON.stringify(left(table, row));
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function rowIn(text: string): Record<string, unknown> | null {
  const row = storedJson(text);
  return typeof row === 'object' && row !== null && !Array.isArray(row) ? { ...row } : null;
}

function put(log: Log, sealings: Sealings, entry: LogEntry, images: Images): void {
  const values = [...entry.values];
  values[beforeAt] = images.before;
  values[afterAt] = images.after;
  const sealing = sealings.get(keyNameOf(entry.seal));
  const redacted =
    sealing !== undefined && isVouchedFor(sealings, entry)
      ? redactionOf(sealing, entry.previous, contentText(values))
      : unsealedRedaction;
  log.redactEntry({ entry: Number(entry.values[entryAt]), ...images, redacted });
}
