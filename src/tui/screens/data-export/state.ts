import type { FormField, FormValues, Option } from '../../kit.ts';

/** How it is written, as it is offered, and how the file's name ends. */
const FORMATS = [
  { value: 'zip', label: 'CSV tables in a zip', ending: '.zip' },
  { value: 'xlsx', label: 'Excel workbook', ending: '.xlsx' },
  { value: 'csv', label: 'CSV, one table', ending: '.csv' },
  { value: 'json', label: 'JSON', ending: '.json' },
  { value: 'ndjson', label: 'NDJSON', ending: '.ndjson' },
  { value: 'sql', label: 'SQL for sqlite3', ending: '.sql' },
] as const;

const isCsv = ({ format }: FormValues) => format === 'zip' || format === 'csv';
const isOneTable = ({ tables = '' }: FormValues) => tablesIn(tables).length === 1;

/** The form's fields; what is asked of one table alone is shown when one is chosen. */
export function exportFields(
  pickTables: (values: FormValues) => Promise<Option<string> | null>,
): FormField[] {
  return [
    { name: 'format', label: 'Format', kind: 'choice', options: FORMATS },
    {
      name: 'tables',
      label: 'Tables',
      kind: 'pick',
      pick: pickTables,
      help: 'Empty: all of them. Enter chooses.',
    },
    {
      name: 'since',
      label: 'Changed since',
      kind: 'text',
      width: 28,
      placeholder: 'any time, or 2026-11-01',
    },
    {
      name: 'where',
      label: 'Only where',
      kind: 'text',
      show: isOneTable,
      width: 44,
      placeholder: 'all rows, or like city=Leeds',
    },
    {
      name: 'columns',
      label: 'Columns',
      kind: 'text',
      show: isOneTable,
      width: 44,
      placeholder: 'all, or like number, full_name, phone',
    },
    {
      name: 'mask',
      label: 'Mask people',
      kind: 'toggle',
      help: 'Yes: stable made-up names, phones and dates, for tests and development.',
    },
    {
      name: 'excel',
      label: 'For Excel',
      kind: 'toggle',
      show: isCsv,
      help: 'Yes: with the mark and the line ends that Excel wants.',
    },
    { name: 'file', label: 'To the file', kind: 'text', width: 60, placeholder: 'a path' },
  ];
}

/**
 * What the form begins with.
 *
 * @param today `YYYY-MM-DD`, in the file's name
 * @param folder where it goes
 * @param typed what was typed before and refused
 */
export function startValues(
  today: string,
  folder: string,
  typed: Readonly<Record<string, string | undefined>> = {},
): FormValues {
  const start: FormValues = {
    format: 'zip',
    tables: '',
    since: '',
    where: '',
    columns: '',
    mask: 'no',
    excel: 'no',
    file: usualFile('zip', today, folder),
  };
  return Object.fromEntries(Object.entries(start).map(([name, value]) => [name, typed[name] ?? value]));
}

/** One's own folder: where an export goes unless somebody is kept to others. */
export const OWN_FOLDER = '~';

/** `~/frontdesk-2026-11-21.zip`: no clinic's and nobody's name in it. */
function usualFile(format: string, today: string, folder: string): string {
  return `${folder}/frontdesk-${today}${FORMATS.find(({ value }) => value === format)?.ending ?? ''}`;
}

/** The file's name for another format, while it is still one that was proposed; null when somebody chose it. */
export function fileForFormat(
  { file = '', format = '' }: FormValues,
  today: string,
  folder: string,
): string | null {
  const proposed = FORMATS.map(({ value }) => usualFile(value, today, folder));
  const wanted = usualFile(format, today, folder);
  return proposed.includes(file) && file !== wanted ? wanted : null;
}

/** What the job takes. `file` is a whole path by now. */
export function requestOf(values: FormValues, file: string) {
  const { format = 'zip', tables = '', since = '', where = '', columns = '' } = values;
  return {
    file,
    format: format === 'zip' ? 'csv' : format,
    tables: tablesIn(tables),
    ...(since.trim() === '' ? {} : { since: since.trim() }),
    where: isOneTable(values) ? listIn(where) : [],
    columns: isOneTable(values) ? listIn(columns) : [],
    mask: values.mask === 'yes',
    bom: isCsv(values) && values.excel === 'yes',
    crlf: isCsv(values) && values.excel === 'yes',
  };
}

export function tablesIn(text: string): string[] {
  return listIn(text);
}

function listIn(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}
