import type { AnyEntity, EntityData, LoggingOptions, QueryResult } from '@mikro-orm/core';
import { SqliteConnection, SqliteDriver } from '@mikro-orm/sqlite';
import { CompiledQuery } from 'kysely';

type Execute = SqliteConnection['execute'];

/**
 * MikroORM writes values into the text of its statements, so that no two are alike and each is prepared anew: for one
 * insert into a table with triggers that takes longer than running it. Here values are bound, and the text stays the
 * same.
 */
class BindingConnection extends SqliteConnection {
  override async execute<
    T extends QueryResult | EntityData<AnyEntity> | EntityData<AnyEntity>[] = EntityData<AnyEntity>[],
  >(
    query: Parameters<Execute>[0],
    params: Parameters<Execute>[1] = [],
    method: 'all' | 'get' | 'run' = 'all',
    transaction?: Parameters<Execute>[3],
    options?: LoggingOptions,
  ): Promise<T> {
    const values = bindable(query, params);
    if (typeof query !== 'string' || values === null || (options && 'signal' in options)) {
      return super.execute(query, params, method, transaction, options);
    }
    await this.ensureConnection();
    const compiled = CompiledQuery.raw(query, values);
    const run = async () => {
      const result = await (transaction ?? this.getClient()).executeQuery(compiled);
      return this.transformRawResult<T>(result, method);
    };
    return this.executeQuery(query, run, { params: values, ...options });
  }
}

/** The driver that MikroORM is given: its own, with the connection above. */
export class BindingSqliteDriver extends SqliteDriver {
  protected override readonly connection = new BindingConnection(this.config);
}

/**
 * The values as SQLite takes them, or null where the text must be put together after all: a list or an expression
 * among the values, the name of a column in the place of a value, or a question mark that may stand in a text.
 */
function bindable(sql: unknown, params: unknown): unknown[] | null {
  if (typeof sql !== 'string' || !Array.isArray(params)) return null;
  if (params.length !== placeholders(sql) || sql.includes('??') || sql.includes("'")) return null;
  const values: unknown[] = [];
  for (const param of params) {
    const value = asBound(param);
    if (value === undefined) return null;
    values.push(value);
  }
  return values;
}

function asBound(value: unknown): string | number | bigint | Buffer | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'bigint') return value;
  // The driver hands every number over as a fraction; a whole one must arrive whole, also in a text column.
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (value instanceof Date) return BigInt(value.getTime());
  return Buffer.isBuffer(value) ? value : undefined;
}

function placeholders(sql: string): number {
  let count = 0;
  for (let at = sql.indexOf('?'); at >= 0; at = sql.indexOf('?', at + 1)) count += 1;
  return count;
}
