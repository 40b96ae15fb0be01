import type { ErrorCode } from '../desk/index.ts';

/** The codes whose exit is not 1, “refused or failed”. */
const exits: Partial<Record<ErrorCode, number>> = {
  usage: 2,
  confirm: 3,
  not_signed_in: 4,
  forbidden: 4,
  no_database: 5,
  corrupt: 5,
  no_key: 5,
  busy: 5,
  older: 5,
  newer: 5,
  cancelled: 130,
};

/** The exit code that scripts are promised for an error. */
export function exitCodeOf(code: ErrorCode): number {
  return exits[code] ?? 1;
}

/** Every error code by its exit, for the document of the commands. */
export function codesByExit(): Map<number, ErrorCode[]> {
  return Map.groupBy([...refusals, ...Object.keys(exits).filter(isErrorCode)], exitCodeOf);
}

const refusals: readonly ErrorCode[] = [
  'invalid',
  'not_found',
  'overlap',
  'outside_schedule',
  'full',
  'already_waiting',
  'duplicate',
  'stale',
  'in_use',
  'has_data',
  'ambiguous_dates',
  'not_a_backup',
  'damaged',
  'no_space',
  'read_only',
];

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(exits, code);
}
