import { z } from 'zod';
import { defineJob } from '../job.ts';
import type { Changed } from './change.ts';
import { downgrade, migrate, planDowngrade, planMigration, rehearsePlan } from './migrate.ts';

const target = z.string().trim().min(1);

/** Brings a database up to this program. What is done is noted in the operations log by itself. */
export const migrateSchema = defineJob({
  name: 'data.migrate',
  title: 'Migrate',
  permission: 'data.migrate',
  input: z.object({ to: target.optional().describe('Only up to this revision') }),
  run: (clinic, { to }, task): Promise<Changed> => migrate(clinic, to, task),
});

/** Takes revisions back. */
export const downgradeSchema = defineJob({
  name: 'data.downgrade',
  title: 'Downgrade',
  permission: 'data.downgrade',
  input: z.object({ to: target.describe('How many steps, the revision that stays, or base') }),
  run: (clinic, { to }, task): Promise<Changed> => downgrade(clinic, to, task),
});

/** Says what either would do; with `rehearse` it is done to a copy, for the rows before and after. */
export const planSchema = defineJob({
  name: 'data.plan_schema',
  title: 'Rehearse',
  permission: 'data.migrate',
  input: z.object({
    direction: z.enum(['up', 'down']),
    to: target.optional(),
    rehearse: z.boolean().default(false),
  }),
  async run(clinic, { direction, to, rehearse }, task) {
    const plan = await (direction === 'up' ? planMigration(clinic, to) : planDowngrade(clinic, to ?? '1'));
    return { ...plan, rows: rehearse ? await rehearsePlan(clinic, direction, plan, task) : {} };
  },
});
