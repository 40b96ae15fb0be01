import type { FilterQuery } from '@mikro-orm/core';
import { z } from 'zod';
import { boolean, date, optional, text, wholeNumber } from '../../desk/fields/index.ts';
import { defineQuery, OperationLog } from '../../desk/index.ts';
import { startOfDay } from '../../desk/words/index.ts';
import { readSettings } from '../settings/index.ts';
import { failureText } from './outcome.ts';

/** One line of the operations log. */
export interface LogRow {
  id: string;
  at: string;
  operation: string;
  outcome: 'done' | 'failed';
  /** The error code of a failure. */
  code: string | null;
  /** What was done, or why it failed; never what was typed. */
  message: string | null;
  seconds: number;
  actor: string;
  origin: string;
}

/** What was run on the data as a whole, and every operation that failed; the newest first. */
export const listLogs = defineQuery({
  name: 'logs.list',
  title: 'List operations that were run or failed',
  input: z.object({
    failed: optional(boolean('Failed')).describe('Only those that failed'),
    operation: optional(text('Operation', 100)).describe(
      'Only this operation or this kind: data.backup, data, queue.join',
    ),
    from: optional(date('From')).describe('Only from this day of the clinic on, YYYY-MM-DD'),
    limit: optional(wholeNumber('Limit', 1, 10_000)).describe(
      'At most so many, the newest first (default 50)',
    ),
  }),
  permission: 'data.log',
  cli: { columns: ['at', 'operation', 'outcome', 'code', 'message', 'seconds', 'actor'] },
  async run(view, { failed, operation, from, limit }): Promise<LogRow[]> {
    const where: FilterQuery<OperationLog>[] = [];
    if (failed) where.push({ outcome: 'failed' });
    if (operation) where.push({ $or: [{ operation }, { operation: { $like: `${operation}.%` } }] });
    if (from) where.push({ at: { $gte: startOfDay(from, (await readSettings(view)).time_zone) } });
    const found = await view.em.find(OperationLog, where.length > 0 ? { $and: where } : {}, {
      orderBy: { at: 'desc', id: 'desc' },
      limit: limit ?? 50,
    });
    return found.map((line) => ({
      id: line.id,
      at: line.at,
      operation: line.operation,
      outcome: line.outcome,
      code: line.code ?? null,
      message:
        line.outcome === 'failed'
          ? failureText(line.code ?? null, line.message ?? null)
          : (line.message ?? null),
      seconds: Math.round(Number(line.seconds) * 1000) / 1000,
      actor: line.actor,
      origin: line.origin,
    }));
  },
});
