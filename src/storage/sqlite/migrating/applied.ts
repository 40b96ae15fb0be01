import type Database from 'better-sqlite3';

export interface AppliedRevision {
  readonly name: string;
  /** An instant. */
  readonly applied_at: string;
}

/** The applied revisions, oldest first, as MikroORM's own table has them. Every start asks for this. */
export function appliedIn(database: Database.Database): AppliedRevision[] {
  if (!hasTable(database, 'schema_migrations')) return [];
  return database
    .prepare<[], { name: string; executed_at: number | string }>(
      'select name, executed_at from schema_migrations order by id',
    )
    .all()
    .map(({ name, executed_at }) => ({ name, applied_at: new Date(executed_at).toISOString() }));
}

export function hasTable(database: Database.Database, name: string): boolean {
  return (
    database.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(name) !== undefined
  );
}
