import { z } from 'zod';
import { dueBefore, keptFor, readSettings } from '../../clinic/settings/index.ts';
import { defineQuery, type View } from '../../desk/index.ts';
import { defineJob } from '../job.ts';
import { longGone } from './patients.ts';
import type { PurgedTable, RetentionSetting } from './purged-table.ts';
import { purgedTables } from './tables.ts';

/** Patients who are looked at together. */
const together = 500;

/** What a purge would do to one table. */
export interface DueRows {
  table: string;
  /** How long it keeps its rows: `10 years`, `never`. */
  keep: string;
  /** UTC; rows that are older are due. Null: none ever is. */
  before: string | null;
  effect: 'removed' | 'anonymised';
  due: number;
  /** Instants, UTC. */
  oldest: string | null;
  newest: string | null;
  /** As old, and left where they are. */
  kept: number;
  kept_because: string | null;
  /** What is told otherwise once they are gone. */
  says: string | null;
}

export interface RetentionPreview {
  tables: DueRows[];
  /** What is never purged, and why. */
  notes: string[];
}

/** Since when rows of a table are due; null: none ever is. */
export async function dueSince(
  view: Pick<View, 'store' | 'now'>,
  setting: RetentionSetting,
): Promise<{ keep: string; before: string | null }> {
  const settings = await readSettings(view);
  const keep = String(settings[setting]);
  const kept = keptFor(keep);
  return { keep, before: kept && dueBefore(kept, view.now, settings.time_zone) };
}

const dueNow = defineQuery({
  name: 'retention.preview',
  title: 'Show what is kept too long',
  permission: 'data.purge',
  input: z.strictObject({}),
  cli: { hidden: true },
  async run(view): Promise<DueRows[]> {
    const rows = [];
    for (const table of purgedTables) rows.push(await dueOf(view, table));
    return [...rows, await duePatients(view)];
  },
});

/** What a purge would do now. Changes nothing. */
export const previewRetention = defineJob({
  name: 'data.retention',
  title: 'Look for what is kept too long',
  permission: 'data.purge',
  input: z.object({}),
  run: async ({ desk }): Promise<RetentionPreview> => ({
    tables: await desk.read(dueNow, {}),
    notes: [
      'audit_logs is never purged: an entry that is missing could not be told from one that somebody took away. What stood in purged rows goes from it.',
      'Backups and exports that were made before keep what is purged, and a restore of one brings it back: purge again then.',
    ],
  }),
});

async function dueOf(view: View, table: PurgedTable): Promise<DueRows> {
  const { em } = view;
  const { keep, before } = await dueSince(view, table.setting);
  const row = { table: table.table, keep, before, effect: 'removed', says: table.says } as const;
  if (before === null) return { ...row, due: 0, oldest: null, newest: null, kept: 0, kept_because: null };
  const kept = await table.kept(em, before);
  return {
    ...row,
    due: await table.due(em, before),
    oldest: await table.edge(em, before, 'oldest'),
    newest: await table.edge(em, before, 'newest'),
    kept,
    kept_because: kept === 0 ? null : table.because,
  };
}

async function duePatients(view: View): Promise<DueRows> {
  const { keep, before } = await dueSince(view, 'retention_patients');
  const row: DueRows = {
    table: 'patients',
    keep,
    before,
    effect: 'anonymised',
    due: 0,
    oldest: null,
    newest: null,
    kept: 0,
    kept_because: null,
    says: 'They are anonymised, not removed: every count stays. It cannot be undone.',
  };
  if (before === null) return row;
  for (let after: string | null = ''; after !== null; ) {
    const { due, kept, next } = await longGone(view, before, { after, limit: together });
    row.due += due.length;
    row.kept += kept;
    for (const { updated_at } of due) {
      if (row.oldest === null || updated_at < row.oldest) row.oldest = updated_at;
      if (row.newest === null || updated_at > row.newest) row.newest = updated_at;
    }
    view.em.clear();
    after = next;
  }
  if (row.kept > 0) row.kept_because = 'came since, or is still expected';
  return row;
}
