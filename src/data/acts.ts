import { importUndo } from '../clinic/uploads/index.ts';
import type { Permission, Undoable } from '../desk/index.ts';

interface Act extends Undoable {
  readonly name: string;
  readonly permission: Permission;
}

/**
 * What work on the data as a whole changes under a name of its own: it runs in another process than the screen on which
 * somebody may want to undo it, so its operations are not known there.
 */
export const acts = {
  importRows: { name: 'import.rows', title: 'Import rows', permission: 'data.import', undo: importUndo },
  importFile: { name: 'import.file', title: 'Import a file', permission: 'data.import', undo: importUndo },
  clear: {
    name: 'data.clear',
    title: 'Clear all data',
    permission: 'data.clear',
    undo: { never: 'Restore the backup that was made before it.' },
  },
  create: {
    name: 'clinic.create',
    title: 'Create the clinic',
    permission: 'clinic.configure',
    undo: { never: 'Everything else stands on it.' },
  },
} as const satisfies Record<string, Act>;

/** Null for what is none of them. */
export function actNamed(name: string): Act | null {
  return Object.values<Act>(acts).find((act) => act.name === name) ?? null;
}
