import { resolve } from 'node:path';
import { glanceAtPatient } from '../../clinic/patients/index.ts';
import {
  type ExportRequest,
  type ExportResult,
  exportData,
  exportOnePatient,
  exportRequest,
  exportTables,
  isTaken,
  placeOfPatient,
  wouldReplace,
} from '../../data/export/index.ts';
import { counted } from '../../desk/words/index.ts';
import type { Session } from '../session.ts';

export interface ExportFlags {
  format?: string;
  table?: string[];
  where?: string[];
  since?: string;
  columns?: string[];
  mask?: boolean;
  patient?: string;
  bom?: boolean;
  crlf?: boolean;
}

/** Writes the data, or some of it, to a file, a folder, a zip or standard output. */
export async function runExport(
  session: Session,
  file: string | undefined,
  flags: ExportFlags,
): Promise<void> {
  if (file === undefined && flags.table === undefined) return session.refuseUsage('FILE is missing.');
  if (flags.patient !== undefined) return runPatientExport(session, file, flags, flags.patient);
  const clinic = await session.permitted('data.export', 'data.export');
  const said = withFile(
    file,
    flags,
    exportTables(clinic.engine).map(({ name }) => name),
  );
  if (said.file === undefined) return session.refuseUsage('FILE is missing.');
  const request = requestOf(said.file, said.tables, flags);
  const overwrite = await wouldReplace(clinic, request);
  if (overwrite) await session.confirm(`Replace ${request.file}?`);
  const result = await session.carryOut(exportData, { ...request, overwrite });
  if (result.file !== '-') return session.output.result(result, { words: inWords(result), doneOnly: true });
  // Standard output holds the data and nothing else.
  session.output.note(session.output.forScripts ? JSON.stringify(result) : inWords(result));
}

/** All of one patient: it is chosen by whose it is, and by nothing else. */
async function runPatientExport(
  session: Session,
  said: string | undefined,
  flags: ExportFlags,
  patient: string,
): Promise<void> {
  const { format, patient: _patient, ...others } = flags;
  if (said === undefined || Object.keys(others).length > 0 || (format ?? 'json') !== 'json')
    return session.refuseUsage('An export of one patient takes FILE and --patient alone, and is JSON.');
  const clinic = await session.permitted('data.export', 'data.export_patient');
  const file = said === '-' ? said : resolve(said);
  const place = placeOfPatient(clinic, file);
  // Whether she is here comes before the question.
  await clinic.desk.read(glanceAtPatient, { id: patient });
  const overwrite = await isTaken(place);
  if (overwrite) await session.confirm(`Replace ${file}?`);
  const result = await session.carryOut(exportOnePatient, { file, patient, overwrite });
  const rows = Object.values(result.rows).reduce((sum, count) => sum + count, 0);
  const words = `Wrote all that is kept of one patient, ${counted(rows, 'row')}, to ${file}.`;
  if (file !== '-') return session.output.result(result, { words, doneOnly: true });
  session.output.note(session.output.forScripts ? JSON.stringify(result) : words);
}

/** `--table` takes several names, and so takes the file for one where it comes first: a name that is no table is the file. */
function withFile(
  file: string | undefined,
  { table = [] }: ExportFlags,
  known: readonly string[],
): { file: string | undefined; tables: string[] } {
  const tables = table.flatMap((name) => name.split(',')).filter((name) => name !== '');
  const last = tables.at(-1);
  if (file !== undefined || last === undefined || known.includes(last)) return { file, tables };
  return { file: last, tables: tables.slice(0, -1) };
}

function requestOf(file: string, tables: string[], flags: ExportFlags): ExportRequest {
  const isFolder = /[/\\]$/.test(file) ? '/' : '';
  return exportRequest.parse({
    ...flags,
    file: file === '-' ? file : resolve(file) + isFolder,
    tables,
    columns: flags.columns?.flatMap((names) => names.split(',')).filter((name) => name !== ''),
  });
}

function inWords({ file, format, rows, masked }: ExportResult): string {
  const tables = Object.entries(rows);
  const total = tables.reduce((sum, [, count]) => sum + count, 0);
  const [first] = tables;
  const what =
    tables.length === 1 && first !== undefined ? `of ${first[0]}` : `of ${counted(tables.length, 'table')}`;
  const where = file === '-' ? '' : ` to ${file}`;
  return `Wrote ${counted(total, 'row')} ${what} as ${format}${where}${masked ? ', with made-up people' : ''}.`;
}
