import { DeskError } from '../../../desk/index.ts';
import type { OnConflict } from '../landing/outcome.ts';

/**
 * What a row says that differs from what is here. An empty cell says nothing: it never empties a field.
 *
 * @param given the row, read by the same rules as a form
 * @param kept the row of the clinic
 */
export function differences<V>(
  given: Readonly<Record<string, V>>,
  kept: Readonly<Record<string, unknown>>,
): Record<string, V> {
  return Object.fromEntries(
    Object.entries(given).filter(
      ([field, value]) => value !== undefined && value !== null && value !== '' && value !== kept[field],
    ),
  );
}

/** The refusal of a row that is here already with other values. */
export function conflict(who: string, fields: readonly string[], onConflict: OnConflict): DeskError {
  const names = fields.map((field) => field.replaceAll('_', ' ')).join(', ');
  const hint =
    onConflict === 'fail'
      ? 'Nothing was changed.'
      : 'Use --on-conflict update to take the values of the file.';
  return new DeskError('duplicate', `${who} is here already with another ${names}.`, { hint });
}
