import type { Refusal } from './engine.ts';

/** A database that cannot be opened. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly kind: 'missing' | 'corrupt' | 'no_key' | 'busy' | 'unreadable' | 'read_only' | 'unsupported';

  constructor(kind: StorageError['kind'], message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}

/** The sentence for a database that would not open. */
export function openFailure(place: string, refusal: Refusal | null, cause: unknown): StorageError {
  if (refusal?.kind === 'busy')
    return new StorageError('busy', `${place} is locked by another program.`, cause);
  if (refusal?.kind === 'corrupt') return new StorageError('corrupt', `${place} is damaged.`, cause);
  // Even reading takes files beside a WAL database, so a folder that cannot be written in opens none.
  if (refusal?.kind === 'read_only')
    return new StorageError('read_only', `${place} or its folder cannot be written by you.`, cause);
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StorageError('unreadable', `${place} cannot be opened: ${why}.`, cause);
}
