import type { DatabaseStatus } from '../../data/status/index.ts';
import { countText, sizeText, wallText } from '../../desk/words/index.ts';
import type { Paint } from './paint.ts';

const told = ['patients', 'doctors', 'specializations', 'appointments', 'queue_entries'];

/** What the database is and holds, a line for each; times by the wall of the zone. */
export function statusInWords(status: DatabaseStatus, paint: Paint, zone: string): string {
  const { engine, place, exists, rows, size_bytes, has_data } = status;
  if (!exists) {
    const missing = paint('pending', `There is no database at ${place} yet.`);
    const { last_backup } = status;
    // Where there was one once, an empty new one is not what is wanted.
    if (last_backup) return `${missing} frontdesk restore ${last_backup.id} brings back its last backup.`;
    return `${missing} Create one with frontdesk init.`;
  }
  if (status.locked !== undefined)
    return [
      `${paint('strong', 'Database   ')}  ${place} (${engine}, ${sizeText(size_bytes)}, encrypted)`,
      paint('bad', `! ${status.locked}`),
    ].join('\n');
  const counted = told
    .filter((table) => rows[table] !== undefined)
    .map((table) => `${countText(rows[table] ?? 0)} ${table.replace('_', ' ')}`);
  return [
    ['Database', `${place} (${engine}, ${sizeText(size_bytes)}${status.encrypted ? ', encrypted' : ''})`],
    ['Schema', schemaInWords(status.revision, paint)],
    ...(counted.length > 0 ? [['Holds', has_data ? counted.join(', ') : 'no data yet']] : []),
    ['Last backup', backupInWords(status, paint, zone)],
    ['Accounts', accountsInWords(status, paint)],
  ]
    .map(([name = '', words]) => `${paint('strong', name.padEnd(11))}  ${words}`)
    .join('\n');
}

function schemaInWords(
  { current, head, pending, changed = [] }: DatabaseStatus['revision'],
  paint: Paint,
): string {
  const at = current ?? 'empty';
  if (pending.length > 0)
    return paint('pending', `• ${at}, to apply: ${pending.join(', ')} (run frontdesk migrate)`);
  if (current !== head) return paint('bad', `! ${at}, newer than this program (${head})`);
  if (changed.length > 0)
    return paint('bad', `! ${at}, but this program has another ${changed.join(', ')} than was applied here`);
  return paint('good', `✓ ${at}, up to date`);
}

function accountsInWords({ accounts, open }: DatabaseStatus, paint: Paint): string {
  if (open) return paint('pending', 'none: everything is open (frontdesk users add makes the first)');
  if (accounts > 0) return countText(accounts);
  return paint('bad', '! gone, and the clinic is closed (frontdesk users recover, on the machine itself)');
}

function backupInWords({ last_backup, has_data }: DatabaseStatus, paint: Paint, zone: string): string {
  if (last_backup === null) return has_data ? paint('pending', 'none') : 'none';
  return `${wallText(last_backup.at, zone)} (${last_backup.id})${last_backup.verified_at ? ', proved' : ''}`;
}
