import { downgradeSchema, type HistoryRow, migrateSchema, planSchema } from '../../../data/schema/index.ts';
import { DeskError } from '../../../desk/index.ts';
import { counted, useDialogs, useEntrance, useHouse, useJobs, useMessage } from '../../kit.ts';
import type { MigrationsContext } from './actions.ts';
import { rehearsalLines } from './state.ts';

/** What the keys do with the revisions; `row` is the one under the cursor. */
export function useActs(
  row: HistoryRow | undefined,
  rows: readonly HistoryRow[] | undefined,
  showSql: (title: string, sql: readonly string[]) => unknown,
): MigrationsContext {
  const jobs = useJobs();
  const dialogs = useDialogs();
  const message = useMessage();
  const { leave } = useEntrance();
  const house = useHouse();
  const applied = rows?.filter(({ applied_at }) => applied_at !== null) ?? [];
  const pending = rows?.filter(({ applied_at }) => applied_at === null) ?? [];
  const last = applied.at(-1);

  return {
    busy: jobs.running?.title ?? null,
    canMigrate:
      rows === undefined
        ? 'The revisions are still being looked at.'
        : pending.length > 0
          ? true
          : 'Nothing is pending: the database is up to date.',
    canDowngrade: canDowngrade(row, last),
    hasSql: row ? true : 'The revisions are still being looked at.',
    showSql: async () => {
      if (!row) return;
      const isPending = row.applied_at === null;
      const to = isPending ? row.revision : (row.previous ?? 'base');
      const plan = await jobs.run(planSchema, { direction: isPending ? 'up' : 'down', to }, { quiet: true });
      if (!plan) return;
      const names = plan.revisions.map((name) => name.slice(0, 11)).join(', ');
      showSql(`${isPending ? 'To apply' : 'To take back'} ${names}`, plan.sql);
    },
    migrate: async () => {
      const plan = await jobs.run(planSchema, { direction: 'up', rehearse: true }, { quiet: true });
      if (!plan) return;
      const sure = await dialogs.confirm({
        title: `Apply ${counted(plan.revisions.length, 'revision')}?`,
        lines: [
          `${plan.revisions.join(', ')}: ${counted(plan.sql.length, 'statement')}. It was rehearsed on a copy:`,
          ...rehearsalLines(plan.rows),
          ...plan.destructive.map((step) => `! It ${step}.`),
          'A proved backup is made first.',
        ],
        yes: 'apply it',
      });
      if (!sure) return;
      await jobs.run(migrateSchema, {}, { said: ({ done }) => `Applied: ${done.join(', ')}.` });
    },
    downgrade: async () => {
      if (!row) return;
      const plan = await jobs.run(
        planSchema,
        { direction: 'down', to: row.revision, rehearse: true },
        { quiet: true },
      );
      if (!plan) return;
      const sure = await dialogs.typeName({
        title: `Go back to ${row.revision}?`,
        lines: [
          `${plan.revisions.join(', ')} ${plan.revisions.length === 1 ? 'is' : 'are'} taken back. It was rehearsed on a copy:`,
          ...rehearsalLines(plan.rows),
          ...plan.destructive.map((step) => `! It ${step}.`),
          'A proved backup is made first. This program cannot work with the database then, at any desk, until it is migrated again.',
        ],
        name: house.name,
      });
      if (!sure) return;
      const done = await jobs.run(downgradeSchema, { to: row.revision }, { quiet: true });
      if (!done) return;
      const older = `The database was taken back to ${row.revision}; this program needs ${last?.revision}.`;
      leave(new DeskError('older', older, { hint: 'Bring it up again, or use the older program.' }));
      message.done(`Taken back: ${done.done.join(', ')}. The backup before it: ${done.backup?.id}.`);
    },
  };
}

function canDowngrade(row: HistoryRow | undefined, last: HistoryRow | undefined): true | string {
  if (!row || !last) return 'The revisions are still being looked at.';
  if (row.applied_at === null) return 'This one is not applied yet: m applies it.';
  return row.revision === last.revision
    ? 'The database is at this revision already: choose an earlier one.'
    : true;
}
