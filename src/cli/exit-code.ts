import type { ErrorCode } from '../desk/index.ts';

/** The codes whose exit is not 1, “refused or failed”. */
const exits: Partial<Record<ErrorCode, number>> = {
  usage: 2,
  confirm: 3,
  not_signed_in: 4,
  forbidden: 4,
  no_database: 5,
  corrupt: 5,
  busy: 5,
  older: 5,
  newer: 5,
  cancelled: 130,
};

/** The exit code that scripts are promised for an error. */
export function exitCodeOf(code: ErrorCode): number {
  return exits[code] ?? 1;
}
