import type { EntityMetadata } from '@mikro-orm/core';
import { refuse } from '../../desk/index.ts';
import type { Task } from '../job.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { type IncompleteMapping, mapColumns } from './columns/mapping.ts';
import { comparable } from './columns/names.ts';
import { ambiguitySentence } from './dates/order.ts';
import type { DateOrder } from './dates/read.ts';
import { foreignRows } from './foreign-rows.ts';
import { openSource } from './formats/index.ts';
import { type OwnTable, ownTable } from './own/columns.ts';
import { ownRows } from './own/rows.ts';
import { type Placed, placeTable } from './place-table.ts';
import type { RowReader } from './ready-rows.ts';
import { rememberedMappings } from './remembered.ts';
import type { ImportRequest } from './request.ts';
import { type ImportRules, importRules } from './rules.ts';
import { type Scanned, scanTable } from './scan.ts';
import type { ImportSource, SourceTable } from './source.ts';
import { type ImportTable, importTables, tableNamed } from './tables/index.ts';

/** How one table of a file will be read. */
export interface TablePlan {
  /** Our table. */
  table: string;
  source: SourceTable;
  /** It is our own export: its rows land exactly as they were. */
  isOwn: boolean;
  /** The table as other programs' files are read into it; null for an export of our own. */
  foreign: ImportTable | null;
  mapping: Record<string, string>;
  ignored: string[];
  /** Its header was read before, and is read alike. */
  remembered: boolean;
  /** Fields that every row needs and no column holds: nothing can be imported until they have one. */
  missing: readonly string[];
  dateOrder: DateOrder | null;
  /** Why the order of dates is not certain; null when it is. */
  ambiguity: { sentence: string; hint: string; details: Record<string, unknown> } | null;
  scanned: Scanned | null;
  reader: RowReader;
}

export interface ImportPlan {
  source: ImportSource;
  /** In an order in which each finds what it refers to. */
  tables: TablePlan[];
  rules: ImportRules;
  /** What of the file stays out, a sentence each. */
  leftOut: string[];
}

/** `strict` refuses what a person would have to settle first; without it the plan says so. */
export interface PlanHow {
  strict: boolean;
  /** Looks through each table even where nothing has to be found out, to be able to tell about it. */
  scan: boolean;
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
  const source = await openSource(request.file, { ...request, signal: task.signal, progress }, knownNames());
  try {
    const rules = await desk.read(importRules, {});
    const all = [...engine.orm.getMetadata().getAll().values()] as EntityMetadata<object>[];
    const own = all
      .filter(({ tableName }) => importTables.some(({ name }) => name === tableName))
      .map(ownTable);
    const tables: TablePlan[] = [];
    const leftOut = source.ignored.map((name) => `${name} is not read.`);
    const books: string[] = [];
    for (const table of source.tables) {
      const remembered = await desk.read(rememberedMappings, { columns: [...table.columns] });
      const isAlone = source.tables.length === 1;
      const placed = placeTable({ source: table, request, own, remembered, isAlone });
      if (placed.kind === 'left out') leftOut.push(placed.sentence);
      else if (placed.kind === 'book') books.push(placed.name.replaceAll('_', ' '));
      else if (placed.kind === 'own') tables.push(planOwn(table, placed.table));
      else tables.push(await planForeign(table, placed, { request, rules, how, task, isAlone }));
    }
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

function planOwn(source: SourceTable, table: OwnTable): TablePlan {
  const { columns } = source;
  const taken = columns.filter((name) => table.columns.some((one) => one.name === name && !one.generated));
  return {
    table: table.name,
    source,
    isOwn: true,
    foreign: null,
    mapping: Object.fromEntries(taken.map((name) => [name, name])),
    ignored: columns.filter((name) => !taken.includes(name)),
    remembered: false,
    missing: [],
    dateOrder: 'ymd',
    ambiguity: null,
    scanned: null,
    reader: ownRows(table, columns, source.tells_null),
  };
}

interface ForeignParts {
  request: ImportRequest;
  rules: ImportRules;
  how: PlanHow;
  task: Task;
  isAlone: boolean;
}

async function planForeign(
  source: SourceTable,
  { table, remembered }: Extract<Placed, { kind: 'foreign' }>,
  { request, rules, how, task, isAlone }: ForeignParts,
): Promise<TablePlan> {
  const { columns } = source;
  const fields = new Set(table.fields.map(({ name }) => name));
  const before = Object.entries(remembered?.mapping ?? {}).filter(
    ([, field]) => field === '' || fields.has(field),
  );
  const said = saidOf(table, columns, request.map ?? {}, isAlone);
  const taken = new Set(Object.values(said));
  const kept = before.filter(([, field]) => field === '' || !taken.has(field));
  const mapped = mapColumns(columns, table.fields, { ...Object.fromEntries(kept), ...said }, table.skipped);
  if (!mapped.ok && (mapped.incomplete === undefined || how.strict)) {
    const where = isAlone ? '' : `${source.name ?? table.name}: `;
    refuse('invalid', `${where}${mapped.message}`, { hint: mapped.hint });
  }
  const { mapping, ignored, missing }: IncompleteMapping = mapped.ok
    ? { ...mapped, missing: [] }
    : (mapped.incomplete ?? { mapping: {}, ignored: [], missing: [] });
  const hasDates = table.fields.some(
    ({ name, kind }) => (kind === 'date' || kind === 'moment') && Object.values(mapping).includes(name),
  );
  const mustScan = how.scan || (hasDates && request.date_order === undefined);
  const scanned = mustScan ? await scanTable({ source, table, mapping }, task) : null;
  const found = scanned?.order;
  const fallback = remembered?.date_order ?? null;
  const ambiguity =
    found === undefined || found.certain || request.date_order !== undefined || fallback !== null
      ? null
      : {
          sentence: ambiguitySentence(found),
          hint: 'Say which it is with --date-order dmy (day first) or --date-order mdy (month first).',
          details: { witnesses: found.witnesses },
        };
  if (ambiguity !== null && how.strict) {
    const { sentence, hint, details } = ambiguity;
    refuse('ambiguous_dates', sentence, { hint, details });
  }
  const dateOrder = request.date_order ?? (found?.certain ? found.order : fallback);
  return {
    table: table.name,
    source,
    isOwn: false,
    foreign: table,
    mapping,
    ignored,
    remembered: remembered !== undefined,
    missing: missing.map(({ name }) => name),
    dateOrder: hasDates ? dateOrder : null,
    ambiguity,
    scanned,
    reader: foreignRows({ table, columns, mapping, dateOrder, rules }),
  };
}

/** Of several tables each takes what was said of it (`providers.Id=…`), or of a column and a field that only it has. */
function saidOf(
  table: ImportTable,
  columns: readonly string[],
  map: Readonly<Record<string, string>>,
  isAlone: boolean,
): Record<string, string> {
  if (isAlone) return { ...map };
  const said: Record<string, string> = {};
  const known = new Set(columns.map(comparable));
  for (const [column, field] of Object.entries(map)) {
    const isOfIt = column.startsWith(`${table.name}.`);
    const name = isOfIt ? column.slice(table.name.length + 1) : column;
    const fits =
      known.has(comparable(name)) && (field === '' || table.fields.some((one) => one.name === field));
    if (isOfIt || fits) said[name] = field;
  }
  return said;
}
