import { dirname } from 'node:path';
import type { EntityMetadata } from '@mikro-orm/core';
import { refuse } from '../../desk/index.ts';
import type { Task } from '../job.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { comparable } from './columns/names.ts';
import { openSource } from './formats/index.ts';
import { ownTable } from './own/columns.ts';
import { placeTable } from './place-table.ts';
import { type PlanHow, planForeign, planOwn, type TablePlan } from './plan-table.ts';
import { rememberedMappings } from './remembered.ts';
import type { ImportRequest } from './request.ts';
import { type ImportRules, importRules } from './rules.ts';
import type { ImportSource } from './source.ts';
import { importTables, tableNamed } from './tables/index.ts';

export interface ImportPlan {
  source: ImportSource;
  /** In an order in which each finds what it refers to. */
  tables: TablePlan[];
  rules: ImportRules;
  /** What of the file stays out, a sentence each. */
  leftOut: string[];
}

/**
 * Opens a file and decides how each of its tables is read, before any row lands. Throws `usage` for what was said
 * wrong, `invalid` for a file that cannot be read or lacks a needed column, `ambiguous_dates` when dates can be read
 * two ways. Whoever asked closes `source`.
 */
export async function planImport(
  { desk, engine }: Pick<OpenedClinic, 'desk' | 'engine'>,
  request: ImportRequest,
  how: PlanHow,
  task: Task,
): Promise<ImportPlan> {
  // What was said wrong is told before a long file is read.
  if (request.table !== undefined) tableNamed(request.table);
  const progress = (done: number, total: number) =>
    task.progress({ phase: 'looking through the file', done, total, unit: 'bytes' });
  const sourceRequest = { ...request, scratch: dirname(engine.place), signal: task.signal, progress };
  const source = await openSource(request.file, sourceRequest, knownNames());
  try {
    const rules = await desk.read(importRules, {});
    const all = [...engine.orm.getMetadata().getAll().values()] as EntityMetadata<object>[];
    const own = all
      .filter(({ tableName }) => importTables.some(({ name }) => name === tableName))
      .map(ownTable);
    const tables: TablePlan[] = [];
    const leftOut = source.ignored.map((name) => `${name} is not read.`);
    const books: string[] = [];
    const understood = new Set<string>();
    for (const table of source.tables) {
      const remembered = await desk.read(rememberedMappings, { columns: [...table.columns] });
      const isAlone = source.tables.length === 1;
      const placed = placeTable({ source: table, request, own, remembered, isAlone });
      if (placed.kind === 'left out') leftOut.push(placed.sentence);
      else if (placed.kind === 'book') books.push(placed.name.replaceAll('_', ' '));
      else if (placed.kind === 'own') tables.push(planOwn(table, placed.table));
      else tables.push(await planForeign(table, placed, { request, rules, how, task, isAlone, understood }));
    }
    const strange = Object.keys(request.map ?? {}).find((column) => !understood.has(column));
    if (strange !== undefined && tables.length > 0)
      refuse('usage', `No table of the file has the column “${strange}” and the field it was matched to.`, {
        hint: 'Say it as TABLE.COLUMN=FIELD, or of the only table as COLUMN=FIELD.',
      });
    if (books.length > 0)
      leftOut.push(`Left out, because they are books of the house and no data: ${books.join(', ')}.`);
    if (tables.length === 0) refuse('invalid', 'Nothing in it can be imported.', { hint: leftOut.join(' ') });
    const order = importTables.map(({ name }) => name);
    tables.sort((one, other) => order.indexOf(one.table) - order.indexOf(other.table));
    return { source, tables, rules, leftOut };
  } catch (error) {
    await source.close();
    throw error;
  }
}

function knownNames(): ReadonlySet<string> {
  const names = importTables.flatMap(({ fields, skipped }) => [
    ...fields.flatMap(({ name, known_as }) => [name, ...known_as]),
    ...skipped,
  ]);
  return new Set(names.map(comparable));
}
