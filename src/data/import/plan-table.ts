import { refuse } from '../../desk/index.ts';
import type { Task } from '../job.ts';
import { type IncompleteMapping, mapColumns } from './columns/mapping.ts';
import { comparable } from './columns/names.ts';
import { ambiguitySentence } from './dates/order.ts';
import type { DateOrder } from './dates/read.ts';
import { foreignRows } from './foreign-rows.ts';
import type { OwnTable } from './own/columns.ts';
import { ownRows } from './own/rows.ts';
import type { Placed } from './place-table.ts';
import type { RowReader } from './ready-rows.ts';
import type { ImportRequest } from './request.ts';
import type { ImportRules } from './rules.ts';
import { type Scanned, scanTable } from './scan.ts';
import type { SourceTable } from './source.ts';
import type { ImportTable } from './tables/index.ts';

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

/** `strict` refuses what a person would have to settle first; without it the plan says so. */
export interface PlanHow {
  strict: boolean;
  /** Looks through each table even where nothing has to be found out, to be able to tell about it. */
  scan: boolean;
}

/** Rows of our own export: there is nothing to be found out. */
export function planOwn(source: SourceTable, table: OwnTable): TablePlan {
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
  /** What was said of columns is noted here once a table knows them. */
  understood: Set<string>;
}

/** Matches the columns and finds out how dates are written. Throws as `planImport` does. */
export async function planForeign(
  source: SourceTable,
  { table, remembered }: Extract<Placed, { kind: 'foreign' }>,
  parts: ForeignParts,
): Promise<TablePlan> {
  const { request, rules, how, task, isAlone } = parts;
  const { columns } = source;
  const fields = new Set(table.fields.map(({ name }) => name));
  const before = Object.entries(remembered?.mapping ?? {}).filter(
    ([, field]) => field === '' || fields.has(field),
  );
  const said = saidOf(table, source, parts);
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

/**
 * Of several tables each takes what was said of it by its own name or the file's (`providers.Id=…`), or of a column and
 * a field that it has.
 */
function saidOf(
  { name, fields }: ImportTable,
  source: SourceTable,
  { request: { map = {} }, isAlone, understood }: ForeignParts,
): Record<string, string> {
  const said: Record<string, string> = {};
  const known = new Set(source.columns.map(comparable));
  const prefixes = [name, ...(source.name === null ? [] : [source.name])].map((one) => `${one}.`);
  for (const [column, field] of Object.entries(map)) {
    const prefix = isAlone ? undefined : prefixes.find((one) => column.startsWith(one));
    const bare = prefix === undefined ? column : column.slice(prefix.length);
    const fits = known.has(comparable(bare)) && (field === '' || fields.some((one) => one.name === field));
    if (!isAlone && prefix === undefined && !fits) continue;
    said[bare] = field;
    understood.add(column);
  }
  return said;
}
