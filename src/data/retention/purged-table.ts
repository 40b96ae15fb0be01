import type { EntityManager, EntityName, FilterQuery } from '@mikro-orm/core';
import type { SettingName } from '../../clinic/settings/index.ts';

export type RetentionSetting = SettingName & `retention_${string}`;

interface Facts {
  readonly table: string;
  readonly setting: RetentionSetting;
  /** Whether the audit log holds what stood in the rows: then that goes with them. */
  readonly isInLog: boolean;
  /** What rests on these rows, and is told otherwise once they are gone. */
  readonly says: string | null;
}

interface Parts<T extends object> extends Facts {
  readonly entity: EntityName<T>;
  /** The column by which a row is old. */
  readonly by: string & keyof T;
  /** What is over, and may go. */
  readonly over: FilterQuery<T>;
  /** What is as old and not over: it stays. */
  readonly open?: { readonly where: FilterQuery<T>; readonly because: string };
}

/** Rows that a purge removes once they are old. `before` is an instant: what is older is due. */
export interface PurgedTable extends Facts {
  /** Why what is as old may stay. */
  readonly because: string | null;
  due(em: EntityManager, before: string): Promise<number>;
  kept(em: EntityManager, before: string): Promise<number>;
  /** When the first or the last of what is due was. */
  edge(em: EntityManager, before: string, which: 'oldest' | 'newest'): Promise<string | null>;
  /** Some of what is due, by id. */
  some(em: EntityManager, before: string, limit: number): Promise<string[]>;
  remove(em: EntityManager, ids: readonly string[]): Promise<number>;
}

/** The rows of one table, seen as those of any other. */
export function purgedTable<T extends object>(parts: Parts<T>): PurgedTable {
  const { entity, by, over, open, table, setting, isInLog, says } = parts;
  const old = (where: FilterQuery<T>, before: string) =>
    ({ $and: [where, { [by]: { $lt: before } }] }) as FilterQuery<NoInfer<T>>;
  const first = async (em: EntityManager, before: string, order: 'asc' | 'desc', limit: number) =>
    em.find(entity, old(over, before), { orderBy: { [by]: order, id: order } as never, limit });
  return {
    table,
    setting,
    isInLog,
    says,
    because: open?.because ?? null,
    due: (em, before) => em.count(entity, old(over, before)),
    kept: async (em, before) => (open === undefined ? 0 : em.count(entity, old(open.where, before))),
    async edge(em, before, which) {
      const [row] = await first(em, before, which === 'oldest' ? 'asc' : 'desc', 1);
      return row === undefined ? null : String(row[by]);
    },
    async some(em, before, limit) {
      const rows = await first(em, before, 'asc', limit);
      em.clear();
      return rows.map((row) => String(Reflect.get(row, 'id')));
    },
    remove: (em, ids) =>
      em.nativeDelete(entity, { id: { $in: [...ids] } } as FilterQuery<object> as FilterQuery<NoInfer<T>>),
  };
}
