import type { EntitySchema } from '@mikro-orm/core';
import { z } from 'zod';
import { Draft } from '../../clinic/drafts/entity.ts';
import { entities } from '../../clinic/entities.ts';
import { Counter, defineQuery } from '../../desk/index.ts';

/** The desk's own books, which nobody counts as data. */
const ownBooks: ReadonlySet<string> = new Set([Counter.meta.tableName, Draft.meta.tableName]);

const tables: readonly EntitySchema[] = entities;

/** How many rows every table holds, by its name. */
export const countRows = defineQuery({
  name: 'data.rows',
  title: 'Count the rows of every table',
  input: z.object({}),
  permission: 'status.see',
  cli: { hidden: true },
  async run(view): Promise<Record<string, number>> {
    const rows: Record<string, number> = {};
    for (const entity of tables) {
      const { tableName } = entity.meta;
      if (!ownBooks.has(tableName)) rows[tableName] = await view.em.count(entity);
    }
    return rows;
  },
});
