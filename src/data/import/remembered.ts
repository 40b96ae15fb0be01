import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ImportMapping } from '../../clinic/uploads/index.ts';
import { defineOperation, defineQuery } from '../../desk/index.ts';
import { storedJson } from '../../desk/stored-json.ts';

/** How a file with this header was read the last time. */
export interface Remembered {
  table: string;
  /** Column → field; '' was left out. */
  mapping: Record<string, string>;
  date_order: 'dmy' | 'mdy' | 'ymd' | null;
}

const readAs = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  mapping: z.record(z.string(), z.string()),
  date_order: z.enum(['dmy', 'mdy', 'ymd']).nullable(),
  delimiter: z.string().nullable(),
  encoding: z.string().nullable(),
});

/** What is remembered of a header, the newest first: it may have been read into several tables. */
export const rememberedMappings = defineQuery({
  name: 'import.mappings',
  title: 'Show how a header was read before',
  input: z.object({ columns: z.array(z.string()) }),
  permission: 'data.import',
  cli: { hidden: true },
  async run(view, { columns }): Promise<Remembered[]> {
    const header_hash = hashOf(columns);
    const found = await view.em.find(ImportMapping, { header_hash }, { orderBy: { used_at: 'desc' } });
    return found.map(({ table_name, mapping, date_order }) => ({
      table: table_name,
      mapping: z.record(z.string(), z.string()).safeParse(storedJson(mapping)).data ?? {},
      date_order: date_order ?? null,
    }));
  },
});

/** Remembers how a header was read, so that the next file of the same program is read alike. */
export const rememberMapping = defineOperation({
  name: 'import.remember',
  title: 'Remember how a header was read',
  input: readAs,
  permission: 'data.import',
  undo: 'never',
  audited: false,
  cli: { hidden: true },
  async run(work, { table, columns, mapping, ...how }): Promise<void> {
    const header_hash = hashOf(columns);
    const known = await work.em.findOne(ImportMapping, { table_name: table, header_hash });
    // A column that was left out is remembered as that, so that it does not come back by its name.
    const whole = Object.fromEntries(columns.map((column) => [column, mapping[column] ?? '']));
    const row = { ...how, mapping: JSON.stringify(whole), used_at: work.now, used_by: work.actor.name };
    if (known) work.em.assign(known, row);
    else work.em.create(ImportMapping, { id: work.id(), table_name: table, header_hash, ...row });
    await work.flush();
  },
});

function hashOf(columns: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex');
}
