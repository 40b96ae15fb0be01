import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { belongLike } from '../belong-like.ts';
import { StorageError } from '../errors.ts';
import { fileMode, forOthers, forStrangers, isGroupFolder } from '../file-modes.ts';
import { realOf } from '../real-path.ts';
import { syncPath } from '../sync.ts';
import { type DatabaseKey, keyLine, parseKeys } from './key.ts';

/** Longer than a file with hundreds of keys. Bytes. */
const longest = 64 * 1024;

/**
 * The keys of a file, the current one first. Throws StorageError `no_key` where there is no such file, where others than
 * its owner could read it, or where something else is in it.
 */
export function readKeyFile(file: string): DatabaseKey[] {
  const keys = parseKeys(textOf(file));
  if (keys !== null && keys.length > 0) return keys;
  throw new StorageError(
    'no_key',
    `The key file ${file} does not hold keys: each is 64 hexadecimal digits, or base64 of 32 bytes.`,
  );
}

function textOf(file: string): string {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
    throw new StorageError('no_key', `The key file ${file} ${why}.`, error);
  }
  try {
    refuseExposed(file, descriptor);
    const buffer = Buffer.alloc(longest + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length <= longest; length += read)
      read = readSync(descriptor, buffer, length, buffer.length - length, null);
    // Too much of something else; the keys in it are not looked for.
    return length > longest ? 'too long' : buffer.toString('utf8', 0, length);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * As for other secret files: what others could have read or written is not used. In a folder that was given to a group
 * the group's file is, whoever of it wrote it last: nobody else can put one there.
 */
function refuseExposed(file: string, descriptor: number): void {
  const { mode, uid, gid } = fstatSync(descriptor);
  const own = process.geteuid?.() ?? uid;
  const folder = dirname(realOf(file));
  const isOfGroup = isGroupFolder(folder) && gid === statSync(folder).gid;
  const isClosed = (mode & (isOfGroup ? forStrangers : forOthers)) === 0;
  if (isClosed && (isOfGroup || uid === own || uid === 0)) return;
  const why = isClosed ? 'it belongs to somebody else' : 'others than its owner could read it';
  throw new StorageError('no_key', `The key file ${file} is not used: ${why} (chmod 600 ${file}).`);
}

/**
 * Makes a key file, for its owner alone, in a group's folder for the group, and brings it to the disk. Throws the
 * system's error, EEXIST where there is one.
 */
export function makeKeyFile(file: string, keys: readonly DatabaseKey[]): void {
  writeDurably(resolve(file), keys);
}

/**
 * Puts other keys into a key file: at every moment the old ones or the new ones are in it, on the disk. Whoever could read
 * it can read it afterwards, also where root has changed it.
 */
export function rewriteKeyFile(named: string, keys: readonly DatabaseKey[]): void {
  const file = realOf(named);
  const beside = `${file}.new`;
  rmSync(beside, { force: true });
  writeDurably(beside, keys);
  belongLike(beside, file);
  renameSync(beside, file);
  syncPath(dirname(file));
}

function writeDurably(file: string, keys: readonly DatabaseKey[]): void {
  const descriptor = openSync(file, 'wx', fileMode(file));
  try {
    writeSync(descriptor, `${keys.map(keyLine).join('\n')}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  syncPath(dirname(file));
}
