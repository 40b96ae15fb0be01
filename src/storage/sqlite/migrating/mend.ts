import type Database from 'better-sqlite3';
import type { MendedSchema } from '../../migrations.ts';
import { quoted } from '../scratch.ts';
import type { Changeable } from './change.ts';
import { besideFresh } from './drift.ts';
import { objectsOf, type SchemaObject } from './objects.ts';
import { describeSchema, oneSpelling } from './schema.ts';

/**
 * Makes triggers, views and indexes what the applied revisions make: they are the rules that hold whoever writes, and a
 * trigger of somebody else acts with everything that is written. In one transaction.
 */
export async function mendSchema(on: Changeable): Promise<MendedSchema> {
  const { database } = on;
  const mended = await besideFresh(on, (fresh) => {
    const missing = missingIn(fresh, database);
    if (missing.length > 0) return { mended: [], missing };
    return { mended: database.transaction(() => mendRules(fresh, database))(), missing };
  });
  return mended ?? { mended: [], missing: [] };
}

function mendRules(fresh: Database.Database, database: Database.Database): string[] {
  const isRule = ({ type }: SchemaObject) => type !== 'table';
  const expected = new Map(
    objectsOf(fresh)
      .filter(isRule)
      .map((one) => [one.name, one]),
  );
  const found = new Map(
    objectsOf(database)
      .filter(isRule)
      .map((one) => [one.name, one]),
  );
  const said: string[] = [];
  for (const one of found.values()) {
    const wanted = expected.get(one.name);
    if (wanted !== undefined && isSame(wanted, one)) continue;
    // An index too many keeps nothing from being right.
    if (wanted === undefined && one.type === 'index' && !isUnique(one)) continue;
    database.exec(`drop ${one.type} ${quoted(one.name)}`);
    said.push(`${called(one)} ${wanted ? 'was another' : 'was too many'}`);
    found.delete(one.name);
  }
  for (const one of expected.values()) {
    if (found.has(one.name)) continue;
    database.exec(one.sql);
    if (!said.includes(`${called(one)} was another`)) said.push(`${called(one)} was missing`);
  }
  return said;
}

/** Whoever put it there chose the name: as much of it as tells it from others. */
function called({ type, name, tbl_name }: SchemaObject): string {
  return `the ${type} ${name.slice(0, 60)} of ${tbl_name.slice(0, 60)}`;
}

function isSame(one: SchemaObject, other: SchemaObject): boolean {
  return one.type === other.type && oneSpelling(one.sql) === oneSpelling(other.sql);
}

/** One too many would refuse rows that are right. */
function isUnique({ sql }: SchemaObject): boolean {
  return /^create unique /i.test(sql);
}

/** Tables and columns without which the program cannot work. */
function missingIn(fresh: Database.Database, database: Database.Database): string[] {
  const found = describeSchema(database);
  return [...describeSchema(fresh).values()].flatMap(({ name, columns }) => {
    const here = found.get(name);
    if (here === undefined) return [`the table ${name}`];
    const names = new Set(here.columns.map((column) => column.name));
    return columns.filter((column) => !names.has(column.name)).map((column) => `${name}.${column.name}`);
  });
}
