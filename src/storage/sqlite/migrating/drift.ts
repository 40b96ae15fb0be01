import Database from 'better-sqlite3';
import { appliedIn } from './applied.ts';
import type { Changeable } from './change.ts';
import { differences } from './differences.ts';
import { scriptOf } from './list.ts';
import { describeSchema } from './schema.ts';

/** How a live schema differs from a fresh one that the same revisions make. Nothing is said of revisions of a newer program. */
export async function schemaDrift({ orm, database, listed }: Changeable): Promise<string[]> {
  const applied = appliedIn(database).map(({ name }) => name);
  const known = listed.filter(({ name }) => applied.includes(name));
  if (known.length < applied.length) return [];
  const fresh = new Database(':memory:');
  try {
    for (const revision of known) for (const sql of (await scriptOf(orm, revision)).up) fresh.exec(sql);
    return differences(describeSchema(fresh), describeSchema(database));
  } finally {
    fresh.close();
  }
}
