import type { GuardError } from '../storage/guard/error.ts';
import { DeskError } from './errors.ts';

/** What to do where the folder beside the database keeps the audit log from going on: nothing is saved without it. */
export function guardRefusal({ kind, folder, message, cause }: GuardError): DeskError {
  switch (kind) {
    case 'read_only':
      return new DeskError('read_only', `The audit log cannot go on, so nothing is saved: ${message}`, {
        hint: `Give back the right to read and write ${folder} and the files in it.`,
        cause,
      });
    case 'no_space':
      return new DeskError('no_space', `The audit log cannot go on, so nothing is saved: ${message}`, {
        hint: `Free some room on the disk of ${folder}, then try again.`,
        cause,
      });
    case 'damaged':
      return new DeskError('damaged', `The audit log cannot go on, so nothing is saved: ${message}`, {
        hint: `Bring ${folder} back from where it is kept, or move the damaged file away: then a new key begins, and audit verify says so.`,
        cause,
      });
  }
}
