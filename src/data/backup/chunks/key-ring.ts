import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { syncPath } from '../../../storage/sync.ts';
import { leftoverName } from '../../leftovers.ts';
import type { Padlock } from '../age/secret.ts';
import { writeSynced } from '../disk.ts';

const entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('recipient'), recipient: z.string(), key: z.base64() }),
  z.object({ kind: z.literal('passphrase'), salt: z.base64(), check: z.base64(), key: z.base64() }),
]);
const ring = z.array(entry);

/**
 * The key of the encrypted chunks for a padlock. An incremental backup must name its chunks as the one before did,
 * without anybody's secret at hand: so the key is kept beside the database, where the data itself lies open, never
 * beside the backups; there it is only inside of the encrypted lists. When this file is lost, the next incremental
 * backup stores everything once more, under a new key. Another recipient or passphrase has another key.
 */
export function chunkKey(place: string, padlock: Padlock): Buffer {
  const file = `${place}.backup-keys`;
  const known = readRing(file);
  const found = known.find((one) => fits(one, padlock));
  if (found !== undefined) return Buffer.from(found.key, 'base64');
  const key = randomBytes(32);
  writeRing(file, [...known, entryOf(padlock, key.toString('base64'))]);
  return key;
}

type Entry = z.output<typeof entry>;

function fits(one: Entry, padlock: Padlock): boolean {
  if (one.kind === 'recipient') return padlock.kind === 'recipient' && padlock.recipient === one.recipient;
  return padlock.kind === 'passphrase' && checkOf(padlock.passphrase, one.salt) === one.check;
}

function entryOf(padlock: Padlock, key: string): Entry {
  if (padlock.kind === 'recipient') return { kind: 'recipient', recipient: padlock.recipient, key };
  const salt = randomBytes(16).toString('base64');
  return { kind: 'passphrase', salt, check: checkOf(padlock.passphrase, salt), key };
}

/** Some 100 ms: whoever reads this file reads the database as well, and should not get the passphrase, too. */
function checkOf(passphrase: string, salt: string): string {
  return pbkdf2Sync(passphrase, Buffer.from(salt, 'base64'), 600_000, 32, 'sha256').toString('base64');
}

/** What cannot be read is begun anew: it costs room, and loses nothing. */
function readRing(file: string): Entry[] {
  try {
    return ring.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}

function writeRing(file: string, entries: readonly Entry[]): void {
  const aside = join(dirname(file), leftoverName('keys'));
  try {
    writeSynced(aside, `${JSON.stringify(entries, null, 2)}\n`);
    renameSync(aside, file);
    syncPath(dirname(file));
  } finally {
    rmSync(aside, { force: true });
  }
}
