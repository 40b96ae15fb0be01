import { dirname } from 'node:path';

/** A file of the guard that cannot be read or written as it should be. The message names the file and its folder. */
export class GuardError extends Error {
  override readonly name = 'GuardError';
  /** `damaged`: its text makes no sense, or the disk does not give it back. */
  readonly kind: 'read_only' | 'no_space' | 'damaged';
  /** The folder of the guard. */
  readonly folder: string;

  constructor(kind: GuardError['kind'], file: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
    this.folder = dirname(file);
  }
}

/** Does something with a file of the guard. Throws GuardError where the system does not let it. */
export function guarded<T>(file: string, verb: 'read' | 'written', body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof GuardError) throw error;
    const code = codeOf(error);
    throw new GuardError(kindOf(code), file, `${file} cannot be ${verb} (${code || String(error)}).`, error);
  }
}

/** Whether the system said that there is no such file. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);
/** Also where something else is in its place. */
const closed: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'EISDIR',
  'ENOTDIR',
  'EEXIST',
  'ELOOP',
  'ENOENT',
]);

function kindOf(code: string): GuardError['kind'] {
  if (full.has(code)) return 'no_space';
  return closed.has(code) ? 'read_only' : 'damaged';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
