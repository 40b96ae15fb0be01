import { AuditLog, type Work } from '../../../desk/index.ts';

/** One change that an import made, as the audit log has it. */
export interface ImportedChange {
  entry: number;
  act: string;
  entity: string;
  entity_id: string;
  kind: 'create' | 'update';
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/** So many changes are looked at in one go. */
export const pageRows = 500;

/** The acts in which an upload landed rows, the newest first: its counts were changed in each of them. */
export async function actsOf({ em }: Work, upload: string): Promise<string[]> {
  const rows = await em.find(
    AuditLog,
    { entity: 'uploads', entity_id: upload, operation: ['import.rows', 'import.file'] },
    { orderBy: { entry: 'desc' }, fields: ['act'] },
  );
  em.clear();
  return [...new Set(rows.map(({ act }) => act))];
}

/**
 * What an act changed, the newest first, a page at a time; rows that lean on others come before those.
 *
 * @param tables in the order in which they are to come
 */
export async function* changesOf(
  work: Work,
  act: string,
  tables: readonly string[],
): AsyncGenerator<ImportedChange[]> {
  for (const entity of tables) {
    let below = Number.MAX_SAFE_INTEGER;
    for (;;) {
      const page = await pageOf(work, act, entity, below);
      if (page.length === 0) break;
      yield page;
      if (page.length < pageRows) break;
      below = page.at(-1)?.entry ?? 0;
    }
  }
}

async function pageOf(work: Work, act: string, entity: string, below: number): Promise<ImportedChange[]> {
  const rows = await work.em.find(
    AuditLog,
    { act, entity, kind: ['create', 'update'], entry: { $lt: below } },
    { orderBy: { entry: 'desc' }, limit: pageRows },
  );
  work.em.clear();
  return rows.map((row) => ({
    entry: row.entry,
    act: row.act,
    entity,
    entity_id: row.entity_id ?? '',
    kind: row.kind === 'create' ? 'create' : 'update',
    before: row.before ? JSON.parse(row.before) : {},
    after: row.after ? JSON.parse(row.after) : {},
  }));
}
