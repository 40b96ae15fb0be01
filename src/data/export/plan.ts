import { z } from 'zod';
import { readSettings } from '../../clinic/settings/index.ts';
import { defineQuery, refuse } from '../../desk/index.ts';
import type { SnapshotFilter } from '../../storage/snapshot.ts';
import { refuseOwnFile } from '../own-files.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { chooseColumns, chooseRows, chooseTables, touchedSince } from './choose.ts';
import { unmaskedTables } from './mask/declared.ts';
import { formatOf, type Place, placeOf } from './place.ts';
import type { ExportRequest, FormatName } from './request.ts';
import { type ExportColumn, type ExportTable, exportTables } from './tables.ts';

/** One table of an export. */
export interface PlannedTable {
  readonly name: string;
  /** All of the table. */
  readonly all: readonly ExportColumn[];
  readonly columns: readonly ExportColumn[];
  readonly filters: readonly SnapshotFilter[];
}

/** What an export will do: everything that can be said before the database is read. */
export interface ExportPlan {
  readonly format: FormatName;
  readonly place: Place;
  readonly tables: readonly PlannedTable[];
  /** Columns were chosen: a table of SQL is made of these alone. */
  readonly hasChosenColumns: boolean;
  /** It is not everything. */
  readonly isPart: boolean;
  readonly isMasked: boolean;
}

const timeZoneQuery = defineQuery({
  name: 'data.time-zone',
  title: 'The clinic’s time zone',
  input: z.object({}),
  permission: 'house.see',
  cli: { hidden: true },
  run: async (view) => (await readSettings(view)).time_zone,
});

/** Holds a request against the schema. Throws `usage` for whatever does not fit it, `invalid` for a file of the clinic's own. */
export async function planExport(
  { desk, engine, backups }: OpenedClinic,
  request: ExportRequest,
): Promise<ExportPlan> {
  const format = formatOf(request);
  if (format !== 'csv' && (request.bom || request.crlf))
    refuse('usage', '--bom and --crlf are for CSV.', { hint: 'Leave them out.' });
  const tables = tablesOf(exportTables(engine), request);
  const place = placeOf(request.file, format, tables.length);
  if (place.kind !== 'output') refuseOwnFile(place.path, { engine, backups });
  const columns = chooseColumns(tables, request.columns);
  const filters = chooseRows(tables, request.where);
  const timeZone = request.since === undefined ? 'UTC' : await desk.read(timeZoneQuery, {});
  const planned = tables.map((table): PlannedTable => {
    const since = request.since === undefined ? [] : [touchedSince(table, request.since, timeZone)];
    return {
      name: table.name,
      all: table.columns,
      columns: columns ?? usualColumns(table, format),
      filters: [...(filters.get(table.name) ?? []), ...since],
    };
  });
  return {
    format,
    place,
    tables: planned,
    hasChosenColumns: columns !== null,
    isPart:
      [request.tables, request.where, request.columns].some(({ length }) => length > 0) ||
      request.since !== undefined,
    isMasked: request.mask,
  };
}

function tablesOf(all: readonly ExportTable[], { tables, mask }: ExportRequest): readonly ExportTable[] {
  const chosen = chooseTables(all, tables);
  if (!mask) return chosen;
  const unmasked = chosen.filter(({ name }) => unmaskedTables.includes(name));
  const [first] = unmasked;
  if (first !== undefined && tables.length > 0)
    refuse('usage', `The table ${first.name} holds what people typed and cannot be masked.`, {
      hint: 'Leave out that table, or --mask.',
    });
  return chosen.filter(({ name }) => !unmaskedTables.includes(name));
}

/** SQL carries what the table stores; the others what people read. */
function usualColumns({ columns }: ExportTable, format: FormatName): readonly ExportColumn[] {
  return columns.filter(({ isGenerated, isHidden }) => (format === 'sql' ? !isGenerated : !isHidden));
}
