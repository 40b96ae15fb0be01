import { MikroORM } from '@mikro-orm/sqlite';
import Database from 'better-sqlite3';
import { migrations } from '../../migrations/sqlite/index.ts';
import { entities } from '../../src/clinic/entities.ts';
import { scriptOf } from '../../src/storage/sqlite/migrating/list.ts';
import { ormOptions } from '../../src/storage/sqlite/options.ts';
import { statementsBetween } from './difference.ts';
import { type Shape, shapeOf } from './shape.ts';

export interface Difference {
  readonly up: readonly string[];
  readonly down: readonly string[];
}

/** The search index is no entity: its tables are made by a revision alone. */
const isSkipped = (table: string): boolean => /^patient_search/.test(table);

/** What a fresh database lacks of what the entities say, once every revision was applied to it. */
export async function differenceFromEntities(): Promise<Difference> {
  const orm = new MikroORM(ormOptions(':memory:', entities));
  try {
    const migrated: string[] = [];
    for (const revision of migrations) migrated.push(...(await scriptOf(orm, revision)).up);
    return difference(migrated, [await orm.schema.getCreateSchemaSQL()]);
  } finally {
    await orm.close(true);
  }
}

/**
 * The way from what one list of statements makes to what another makes, and back. Both ways are tried before they are
 * believed. Throws where one does not lead there.
 */
export function difference(from: readonly string[], to: readonly string[]): Difference {
  const before = shapeAfter(from);
  // Triggers are made by revisions alone: what the entities say is said without them.
  const after = withTriggers(shapeAfter(to), before);
  const up = statementsBetween(before, after);
  const down = statementsBetween(after, before);
  refuseOther(shapeAfter([...from, ...up]), after, 'forward');
  refuseOther(shapeAfter([...from, ...up, ...down]), before, 'back');
  return { up, down };
}

function shapeAfter(statements: readonly string[]): Shape {
  const scratch = new Database(':memory:');
  try {
    scratch.pragma('foreign_keys = off');
    for (const sql of statements) scratch.exec(sql);
    return shapeOf(scratch, isSkipped);
  } finally {
    scratch.close();
  }
}

function withTriggers(shape: Shape, from: Shape): Shape {
  return new Map(
    [...shape].map(([name, table]) => [name, { ...table, triggers: from.get(name)?.triggers ?? new Map() }]),
  );
}

function refuseOther(found: Shape, wanted: Shape, way: string): void {
  const same = JSON.stringify(comparable(found)) === JSON.stringify(comparable(wanted));
  if (!same) throw new Error(`The way ${way} cannot be worked out: write this migration by hand.`);
}

/** The order of columns says nothing: one that was added later stands last. */
function comparable(shape: Shape): unknown {
  return [...shape.values()]
    .map(({ name, parts, indexes, triggers }) => ({
      name,
      parts: parts.map(({ sql }) => sql).sort(),
      indexes: [...indexes.values()].sort(),
      triggers: [...triggers.keys()].sort(),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
