import { clinicName } from '../../data/clear/index.ts';
import {
  beforeAPurge,
  type DueRows,
  previewRetention,
  purge,
  type RetentionPreview,
} from '../../data/retention/index.ts';
import { counted, countText } from '../../desk/words/index.ts';
import type { Session } from '../session.ts';

/** Says what a purge would do, and does nothing. */
export async function showRetention(session: Session): Promise<void> {
  const found = await session.carryOut(previewRetention, {});
  session.output.result(found, { words: inWords(found) });
}

/** Purges what is due, after a backup. Destructive: on a terminal the name of the clinic has to be typed. */
export async function runPurge(session: Session): Promise<void> {
  session.refuseReadOnly();
  const clinic = await session.permitted('data.purge', 'data.purge');
  const { tables } = await session.carryOut(previewRetention, {});
  const going = tables.filter(({ due }) => due > 0);
  if (going.length > 0)
    await session.confirmByName(
      `Purge ${going.map(whatGoes).join(', ')}? ${beforeAPurge(going)}`,
      await clinic.desk.read(clinicName, {}),
    );
  const { rows, backup, backup_file } =
    going.length > 0 ? await session.carryOut(purge, {}) : { rows: {}, backup: null, backup_file: null };
  session.output.result(
    { rows, backup, backup_file },
    { words: backup === null ? 'Nothing is kept too long.' : done(rows, backup) },
  );
}

function done(rows: Readonly<Record<string, number>>, backup: string): string {
  const gone = Object.entries(rows).filter(([, count]) => count > 0);
  return [
    ...gone.map(([table, count]) => `${counted(count, 'row')} of ${table}`),
    `All of it is still in the backup ${backup} and those before, until they are pruned.`,
    'What lay about in the file goes with frontdesk maintain vacuum.',
  ].join('\n');
}

function whatGoes({ table, due, effect }: DueRows): string {
  return `${counted(due, 'row')} of ${table}${effect === 'anonymised' ? ' (anonymised)' : ''}`;
}

function inWords({ tables, notes }: RetentionPreview): string {
  return [...tables.flatMap(lines), '', ...notes.map((note) => `• ${note}`)].join('\n');
}

function lines({ table, keep, due, effect, oldest, newest, kept, kept_because, says }: DueRows): string[] {
  const name = table.padEnd(20);
  if (keep === 'never') return [`${name}  never purged`];
  const when = due === 0 ? '' : `, from ${oldest?.slice(0, 10)} to ${newest?.slice(0, 10)}`;
  return [
    `${name}  kept ${keep}: ${countText(due)} to be ${effect}${when}`,
    ...(kept === 0 ? [] : [`${''.padEnd(20)}  ${countText(kept)} as old stay: ${kept_because}`]),
    ...(due === 0 || says === null ? [] : [`${''.padEnd(20)}  ${says}`]),
  ];
}
