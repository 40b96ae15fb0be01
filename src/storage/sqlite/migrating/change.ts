import type { Transaction } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/sqlite';
import type Database from 'better-sqlite3';
import type { ChangeHow, ListedMigration, SchemaChange } from '../../migrations.ts';
import type { Mutex } from '../../mutex.ts';
import { openMigrator } from '../migrator.ts';
import { appliedIn } from './applied.ts';
import {
  refuseBrokenReferences,
  refuseForeignKeys,
  refuseLostObjects,
  refuseLostRows,
  withoutForeignKeys,
} from './guard.ts';
import { scriptOf } from './list.ts';
import { objectsOf, rowsOf } from './objects.ts';
import { forgetRevision, keptIn, makeRecord, noteRevision } from './record.ts';

export interface Changeable {
  readonly orm: MikroORM;
  readonly database: Database.Database;
  readonly mutex: Mutex;
  readonly listed: readonly ListedMigration[];
}

interface Step {
  /** What it runs, for the checks at the end. */
  readonly statements: readonly string[];
  run(transaction: Transaction): Promise<void>;
}

/** Applies revisions, oldest first: MikroORM runs them, and we note what it does not. */
export async function applyRevisions(
  on: Changeable,
  names: readonly string[],
  how: ChangeHow,
): Promise<SchemaChange> {
  const { database } = on;
  const migrator = await openMigrator(on.orm, on.listed);
  const steps: Step[] = [];
  for (const name of names) {
    const script = await scriptOf(on.orm, listed(on, name));
    const run = async (transaction: Transaction) => {
      const began = performance.now();
      await migrator.up({ migrations: [name], transaction });
      const seconds = (performance.now() - began) / 1000;
      noteRevision(database, { name, script, applied_at: how.now, applied_by: how.by, seconds });
    };
    steps.push({ statements: script.up, run });
  }
  return transact(on, steps, how);
}

/**
 * Takes revisions back, newest first. What was noted when a revision was applied is what fits it: another script of
 * this program, or none because it is older, gives way to the kept one.
 */
export async function revertRevisions(
  on: Changeable,
  names: readonly string[],
  how: ChangeHow,
): Promise<SchemaChange> {
  const { database } = on;
  const migrator = await openMigrator(on.orm, on.listed);
  const steps: Step[] = [];
  for (const name of names) {
    const { statements, isOurs } = await wayBack(on, name);
    const run = async (transaction: Transaction) => {
      if (isOurs) await migrator.down({ migrations: [name], transaction });
      else {
        for (const sql of statements) database.exec(sql);
        database.prepare('delete from schema_migrations where name = ?').run(name);
      }
      forgetRevision(database, name);
    };
    steps.push({ statements, run });
  }
  return transact(on, steps, how);
}

/** The statements that take a revision back. Throws for one that neither the program nor the database has a script of. */
export async function wayBack(
  on: Changeable,
  name: string,
): Promise<{ statements: readonly string[]; isOurs: boolean }> {
  const known = on.listed.find((one) => one.name === name);
  const ours = known === undefined ? null : (await scriptOf(on.orm, known)).down;
  const kept = keptIn(on.database).get(name)?.down_script ?? null;
  const statements = kept ?? ours;
  if (statements === null) throw new Error(`Nobody knows how to take ${name} back.`);
  return { statements, isOurs: ours !== null && JSON.stringify(statements) === JSON.stringify(ours) };
}

/** All steps in one transaction, and before it ends a look at what a schema change may have lost on the way. */
function transact(on: Changeable, steps: readonly Step[], how: ChangeHow): Promise<SchemaChange> {
  const { orm, database, mutex } = on;
  const body = async (transaction: Transaction): Promise<SchemaChange> => {
    await how.begun?.();
    refuseForeignKeys(database);
    const before = { rows: rowsOf(database), objects: objectsOf(database) };
    await fillRecord(on);
    for (const step of steps) await step.run(transaction);
    const rows = rowsOf(database);
    const script = steps.flatMap(({ statements }) => statements);
    refuseBrokenReferences(database, script);
    refuseLostObjects(before.objects, objectsOf(database), script);
    refuseLostRows(before.rows, rows, script);
    const change = { rows: besideEachOther(before.rows, rows) };
    how.beforeCommit?.(change);
    return change;
  };
  return mutex.run(async () => {
    const connection = orm.em.getConnection();
    // The first use of a connection turns foreign keys on: it must not come after they were turned off.
    await connection.ensureConnection();
    return withoutForeignKeys(database, () => connection.transactional((inside) => body(inside)));
  });
}

/** Notes what was applied before anything was noted, as far as this program knows what that was. */
async function fillRecord({ orm, database, listed }: Changeable): Promise<void> {
  makeRecord(database);
  const noted = keptIn(database);
  for (const { name, applied_at } of appliedIn(database)) {
    const known = listed.find((one) => one.name === name);
    if (known === undefined || noted.has(name)) continue;
    const script = await scriptOf(orm, known);
    noteRevision(database, { name, script, applied_at, applied_by: null, seconds: null });
  }
}

function besideEachOther(
  before: Record<string, number>,
  after: Record<string, number>,
): SchemaChange['rows'] {
  const tables = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return Object.fromEntries(
    tables.map((table) => [table, { before: before[table] ?? null, after: after[table] ?? null }]),
  );
}

function listed(on: Changeable, name: string) {
  const found = on.listed.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no revision ${name} in this program.`);
  return found;
}
