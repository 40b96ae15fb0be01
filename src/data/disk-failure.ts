import { DeskError } from '../desk/index.ts';
import type { Engine } from '../storage/engine.ts';
import { StorageError } from '../storage/errors.ts';
import { openError } from './schema/open-error.ts';

/** Turns what a disk or the engine said while writing or reading at `where` into a sentence; other errors stay. */
export function diskFailure(error: unknown, where: string, engine?: Engine): unknown {
  if (error instanceof DeskError) return error;
  if (error instanceof Error && error.name === 'AbortError')
    return new DeskError('cancelled', 'Stopped.', { hint: 'Nothing is half done.', cause: error });
  const code = codeOf(error);
  const refusal = engine?.explain(error)?.kind;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL' || refusal === 'no_space')
    return noSpace(where, error);
  if (code === 'EFBIG')
    return new DeskError('no_space', `The system lets no file in ${where} become that large.`, {
      hint: 'Raise the limit, or name another folder.',
      cause: error,
    });
  if (
    code === 'EROFS' ||
    code === 'EACCES' ||
    code === 'EPERM' ||
    code.startsWith('SQLITE_READONLY') ||
    code === 'SQLITE_CANTOPEN'
  )
    return new DeskError('read_only', `${where} cannot be written by you.`, {
      hint: 'Ask for the right to write there, or name another place.',
      cause: error,
    });
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new DeskError('read_only', `${where} is no folder: a file is in its place.`, {
      hint: 'Move the file away, or name another place.',
      cause: error,
    });
  if (isReported(code))
    return new DeskError('damaged', `The disk of ${where} reports an error (${code}).`, {
      hint: 'Look after the disk, and back up to another one.',
      cause: error,
    });
  if (error instanceof StorageError && (error.kind === 'busy' || error.kind === 'read_only'))
    return new DeskError(error.kind, error.message, { hint: 'Try again in a moment.', cause: error });
  if (error instanceof StorageError && error.kind === 'no_key') return openError(error);
  return error;
}

/** Whether it is the disk that reported an error, not what is on it that was found to be wrong. */
export function isDiskError({ cause }: DeskError): boolean {
  return isReported(codeOf(cause));
}

function isReported(code: string): boolean {
  return code === 'EIO' || code.startsWith('SQLITE_IOERR');
}

function noSpace(where: string, cause?: unknown): DeskError {
  return new DeskError('no_space', `There is no room left in ${where}.`, {
    hint: 'Free some room, or name another place, then try again.',
    cause,
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
