import type Database from 'better-sqlite3';

export interface AppliedRevision {
  readonly name: string;
  /** An instant. */
  readonly applied_at: string;
}

/**
 * The applied revisions, oldest first, as MikroORM's own table has them. When that was our own book says, by the clock
 * that the program was given; a database from before there was that book has MikroORM's time. Every start asks for this.
 */
export function appliedIn(database: Database.Database): AppliedRevision[] {
  if (!hasTable(database, 'schema_migrations')) return [];
  const noted = hasTable(database, 'schema_revisions')
    ? '(select r.applied_at from schema_revisions r where r.name = m.name)'
    : 'null';
  return database
    .prepare<[], { name: string; executed_at: number | string }>(
      `select m.name, coalesce(${noted}, m.executed_at) as executed_at from schema_migrations m order by m.id`,
    )
    .all()
    .map(({ name, executed_at }) => ({ name, applied_at: new Date(executed_at).toISOString() }));
}

export function hasTable(database: Database.Database, name: string): boolean {
  return (
    database.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(name) !== undefined
  );
}
