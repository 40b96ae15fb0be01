import Database from 'better-sqlite3';
import { appliedIn } from './applied.ts';
import type { Changeable } from './change.ts';
import { differences } from './differences.ts';
import { scriptOf } from './list.ts';
import { describeSchema } from './schema.ts';

/** How a live schema differs from a fresh one that the same revisions make. Nothing is said of revisions of a newer program. */
export async function schemaDrift(on: Changeable): Promise<string[]> {
  const drift = await besideFresh(on, (fresh) =>
    differences(describeSchema(fresh), describeSchema(on.database)),
  );
  return drift ?? [];
}

/** Hands over an empty database that the applied revisions have made. Null where a newer program has applied some. */
export async function besideFresh<T>(
  { orm, database, listed }: Pick<Changeable, 'orm' | 'database' | 'listed'>,
  body: (fresh: Database.Database) => T,
): Promise<T | null> {
  const applied = appliedIn(database).map(({ name }) => name);
  const known = listed.filter(({ name }) => applied.includes(name));
  if (known.length < applied.length) return null;
  const fresh = new Database(':memory:');
  try {
    for (const revision of known) for (const sql of (await scriptOf(orm, revision)).up) fresh.exec(sql);
    return body(fresh);
  } finally {
    fresh.close();
  }
}
