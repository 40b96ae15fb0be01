import type { DeskError } from '../../../desk/index.ts';

/** What is done with a row that is here already and differs. */
export type OnConflict = 'skip' | 'update' | 'fail';

export type Landed = 'inserted' | 'updated' | 'unchanged';

/** What became of a row. `fields` says what is wrong, field by field; '' is about the whole row. */
export type RowOutcome =
  | { line: number; landed: Landed }
  | { line: number; landed: null; fields: Record<string, string> };

/** A patient who landed and may be somebody who was here before; `likeness` in percent. */
export interface PossibleDuplicate {
  line: number;
  /** The newcomer. */
  number: string;
  full_name: string;
  birth_date: string;
  likeness: number;
  /** Who was here before. */
  other: { id: string; number: string; full_name: string; birth_date: string };
}

export interface LandedRows {
  outcomes: RowOutcome[];
  notes: string[];
  likely: PossibleDuplicate[];
  /** How long it took, without the waiting for the lock and for the disk. */
  milliseconds: number;
}

/** Where there was nothing to land. */
export const nothingLanded: LandedRows = { outcomes: [], notes: [], likely: [], milliseconds: 0 };

/** What is wrong with a row, field by field. */
export function fieldsOf(error: DeskError): Record<string, string> {
  const fields = error.fields ?? {};
  if (Object.keys(fields).length > 0) return { ...fields };
  return { '': [error.message, error.hint].filter(Boolean).join(' ') };
}

const aboutTheRow: readonly DeskError['code'][] = [
  'invalid',
  'duplicate',
  'not_found',
  'in_use',
  'overlap',
  'outside_schedule',
  'already_waiting',
  'stale',
  'full',
];

/** A refusal that concerns this row alone; a full disk or a locked database concerns all of them. */
export function isRowRefusal(error: DeskError): boolean {
  return aboutTheRow.includes(error.code);
}

export function countsOf(outcomes: readonly RowOutcome[]) {
  const counts = { read: outcomes.length, inserted: 0, updated: 0, unchanged: 0, rejected: 0 };
  for (const { landed } of outcomes) counts[landed ?? 'rejected'] += 1;
  return counts;
}
