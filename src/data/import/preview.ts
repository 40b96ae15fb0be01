import { basename } from 'node:path';
import { listUploads } from '../../clinic/uploads/index.ts';
import { counted, countText } from '../../desk/words/index.ts';
import { type Task, throwIfStopped } from '../job.ts';
import { refuseGuard } from '../own-files.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { comparable } from './columns/names.ts';
import { type ImportPlan, planImport } from './plan.ts';
import type { TablePlan } from './plan-table.ts';
import { shortened } from './ready-rows.ts';
import type { RowProblem } from './report.ts';
import type { ImportRequest } from './request.ts';
import type { Detected } from './source.ts';
import { whileNotStopped } from './stopping.ts';
import { secretField } from './tables/users.ts';

/** How one column of a file will be read. */
export interface PreviewColumn {
  column: string;
  /** Null: it is not taken. */
  field: string | null;
  /** It is known and never taken (a social security number). */
  skipped: boolean;
  /** How many rows have something in it; null when the file was not looked through. */
  filled: number | null;
  /** Of the first rows: as it stands in the file, and as it would land (null where the row cannot land as it is). */
  first: { written: string; read: string | null }[];
}

export interface PreviewTable {
  table: string;
  /** As the file calls it. */
  name: string | null;
  /** Our own export: its rows land exactly as they were, and there is nothing to match. */
  is_own: boolean;
  detected: Detected & { date_order: string | null };
  /** What a person has to say first: the order of the dates. Null when there is nothing. */
  ambiguous_dates: string | null;
  /** Fields that every row needs and no column holds. */
  missing: string[];
  /** The header was read before, and is matched as it was then. */
  remembered: boolean;
  columns: PreviewColumn[];
  /** What a column can be matched to. */
  fields: { field: string; kind: string; required: boolean }[];
  /** Null when nobody knows without reading all of it. */
  rows: number | null;
  /** Rows that cannot be read at all. */
  unreadable: number | null;
  births_before_1920: number | null;
  /** What is wrong with the first rows. */
  problems: RowProblem[];
  /** What is worth a look before going on, a sentence each. */
  remarks: string[];
}

/** A file as it would be read, before anything is written. */
export interface ImportPreview {
  file_name: string;
  format: string;
  size_bytes: number;
  hash: string;
  tables: PreviewTable[];
  /** What of the file stays out, a sentence each. */
  left_out: string[];
  /** The same file was imported before. */
  done_before: { upload: string; started_at: string; uploaded_by: string; inserted: number } | null;
}

const firstRows = 5;

/**
 * What a file is, how its columns are matched, its first rows as they would land, and what is worth a look. It is read
 * by the same steps as an import; nothing is written. Throws what cannot be mended by matching columns: `invalid`,
 * `usage`, `cancelled`.
 */
export async function previewImport(
  clinic: Pick<OpenedClinic, 'desk' | 'engine'>,
  request: ImportRequest,
  task: Task,
): Promise<ImportPreview> {
  return whileNotStopped(task, () => look(clinic, request, task));
}

async function look(
  clinic: Pick<OpenedClinic, 'desk' | 'engine'>,
  request: ImportRequest,
  task: Task,
): Promise<ImportPreview> {
  refuseGuard(request.file, clinic);
  const plan = await planImport(clinic, request, { strict: false, scan: true }, task);
  try {
    const tables: PreviewTable[] = [];
    for (const table of plan.tables) {
      throwIfStopped(task);
      tables.push(await previewTable(table, plan));
    }
    const { hash, format, size_bytes } = plan.source;
    const uploads = await clinic.desk.read(listUploads, { limit: '200' });
    const before = uploads.find(({ file_hash, status }) => file_hash === hash && status === 'done');
    return {
      file_name: request.file_name ?? basename(request.file),
      format,
      size_bytes,
      hash,
      tables,
      left_out: plan.leftOut,
      done_before: before
        ? {
            upload: before.id,
            started_at: before.started_at,
            uploaded_by: before.uploaded_by,
            inserted: before.inserted,
          }
        : null,
    };
  } finally {
    await plan.source.close();
  }
}

async function previewTable(plan: TablePlan, { source }: ImportPlan): Promise<PreviewTable> {
  const { foreign, mapping, missing, scanned, dateOrder, ambiguity } = plan;
  const claimed = source.exported?.rows[plan.table];
  const sample = (await plan.source.sample(firstRows)).map((row) => plan.reader.check(row));
  const skipped = new Set(foreign?.skipped.map(comparable));
  const columns = plan.source.columns.map((column, index): PreviewColumn => {
    const field = mapping[column] ?? null;
    return {
      column,
      field,
      skipped: field === null && skipped.has(comparable(column)),
      filled: scanned?.filled[column] ?? null,
      first: sample.map(({ cells, ready }) => ({
        written: field === secretField ? '…' : shortened(cells[index] ?? ''),
        read: field === null || ready === undefined ? null : shown(ready.values[field], cells[index]),
      })),
    };
  });
  return {
    table: plan.table,
    name: plan.source.name,
    is_own: plan.isOwn,
    detected: { ...plan.source.detected, date_order: dateOrder },
    ambiguous_dates: ambiguity?.sentence ?? null,
    missing: [...missing],
    remembered: plan.remembered,
    columns,
    fields: (foreign?.fields ?? []).map(({ name, kind, required }) => ({ field: name, kind, required })),
    rows: scanned?.rows ?? claimed ?? plan.source.rows_expected,
    unreadable: scanned?.unreadable ?? null,
    births_before_1920: scanned?.births_before_1920 ?? null,
    problems: sample.flatMap(({ problems }) => problems),
    remarks: remarksOf(plan),
  };
}

/** A field may be put together from several columns (`full_name` gives both names): then the cell is shown. */
function shown(value: unknown, cell: string | null | undefined): string {
  if (value === null) return '';
  return value === undefined || typeof value === 'object' ? shortened(cell ?? '') : shortened(String(value));
}

function remarksOf({ scanned, mapping, table }: TablePlan): string[] {
  if (scanned === null) return [];
  const { rows, filled, births_before_1920: births, unreadable } = scanned;
  const column = Object.keys(mapping).find((name) => mapping[name] === 'phone');
  const phones = column === undefined ? 0 : (filled[column] ?? 0);
  const isFewPhones = (table === 'patients' || table === 'doctors') && phones * 2 < rows;
  return [
    ...(isFewPhones ? [`phone: ${countText(phones)} of ${countText(rows)} have one`] : []),
    ...(births > 0 ? [`births before 1920: ${counted(births, 'row')}`] : []),
    ...(unreadable > 0 ? [`cannot be read: ${counted(unreadable, 'row')}`] : []),
  ];
}
