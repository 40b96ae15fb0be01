/** The error codes of the command line (docs/commands.md says which exit each one has). */
export type ErrorCode =
  | 'invalid'
  | 'not_found'
  | 'overlap'
  | 'outside_schedule'
  | 'full'
  | 'already_waiting'
  | 'duplicate'
  | 'stale'
  | 'in_use'
  | 'has_data'
  | 'ambiguous_dates'
  | 'not_a_backup'
  | 'damaged'
  | 'no_space'
  | 'read_only'
  | 'usage'
  | 'confirm'
  | 'not_signed_in'
  | 'forbidden'
  | 'no_database'
  | 'corrupt'
  | 'no_key'
  | 'busy'
  | 'older'
  | 'newer'
  | 'cancelled';

export interface ErrorParts {
  /** What to do about it, one sentence. */
  readonly hint?: string | undefined;
  /** Field name → what is wrong with it, one sentence each. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /** Facts for the screen or the script, JSON-able: who changed it, what is in the way. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  readonly cause?: unknown;
}

/** A refusal that a person can read: what is wrong, where, and what to do. Nothing was changed. */
export class DeskError extends Error {
  override readonly name = 'DeskError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly fields: Readonly<Record<string, string>> | undefined;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(code: ErrorCode, message: string, parts: ErrorParts = {}) {
    super(message, { cause: parts.cause });
    this.code = code;
    this.hint = parts.hint;
    this.fields = parts.fields;
    this.details = parts.details;
  }
}

/** Throws a DeskError: `refuse('full', 'Cardiology is full: 10 of 10 wait.', { hint: '…' })`. */
export function refuse(code: ErrorCode, message: string, parts: ErrorParts = {}): never {
  throw new DeskError(code, message, parts);
}
