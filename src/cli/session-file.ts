import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../config.ts';

const kept = z.object({ token: z.string().min(1), database: z.string() });

/** What there is of a sign-in on the command line: one for each database, for its owner alone. */
export type KeptSession =
  | { readonly kind: 'none' }
  /** It is there, and others could have read or written it. */
  | { readonly kind: 'exposed'; readonly file: string }
  | { readonly kind: 'kept'; readonly token: string };

/** The session that `frontdesk login` has left for this database. */
export function readSession(config: Pick<Config, 'state' | 'db'>): KeptSession {
  const file = sessionFile(config);
  let descriptor: number;
  try {
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing ? { kind: 'none' } : { kind: 'exposed', file };
  }
  try {
    const { mode, uid } = fstatSync(descriptor);
    if ((mode & 0o077) !== 0 || uid !== (process.geteuid?.() ?? uid)) return { kind: 'exposed', file };
    const read = kept.safeParse(parsed(readFileSync(descriptor, 'utf8')));
    return read.success ? { kind: 'kept', token: read.data.token } : { kind: 'none' };
  } finally {
    closeSync(descriptor);
  }
}

/** Keeps a session for the commands that follow; a file that somebody else has laid there is replaced, not written to. */
export function keepSession(config: Pick<Config, 'state' | 'db'>, token: string): string {
  const file = sessionFile(config);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${process.pid}`;
  rmSync(beside, { force: true });
  writeFileSync(beside, `${JSON.stringify({ token, database: config.db })}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(beside, file);
  return file;
}

export function forgetSession(config: Pick<Config, 'state' | 'db'>): void {
  rmSync(sessionFile(config), { force: true });
}

function sessionFile({ state, db }: Pick<Config, 'state' | 'db'>): string {
  const name = createHash('sha256').update(realPlace(db)).digest('hex').slice(0, 32);
  return join(state, 'sessions', `${name}.json`);
}

/** The same database by whatever link it is named. */
function realPlace(db: string): string {
  try {
    return realpathSync(db);
  } catch {
    return db;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
