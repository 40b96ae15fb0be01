import type { ImportPreview, ImportReport, PreviewTable } from '../../../data/import/index.ts';

/** What somebody has decided about a file so far; what is left open is found out. */
export interface Choices {
  readonly file: string;
  readonly table?: string;
  /** Column → field; '' leaves it out. Of several tables `table.column`. */
  readonly map: Readonly<Record<string, string>>;
  readonly date_order?: 'dmy' | 'mdy' | 'ymd';
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly header?: boolean;
  readonly on_conflict: 'skip' | 'update';
  readonly all_or_nothing: boolean;
}

/** Where on the path from a file to its rows one is. */
export type Step =
  | { readonly at: 'file' }
  | { readonly at: 'columns' }
  /** The dry run is done: this is what would happen. */
  | { readonly at: 'rehearsed'; readonly report: ImportReport }
  | { readonly at: 'done'; readonly report: ImportReport };

export interface ImportState {
  readonly choices: Choices | null;
  readonly preview: ImportPreview | null;
  readonly step: Step;
}

export type ImportEvent =
  | { readonly kind: 'chosen'; readonly choices: Choices }
  | { readonly kind: 'previewed'; readonly preview: ImportPreview }
  | { readonly kind: 'rehearsed' | 'done'; readonly report: ImportReport }
  | { readonly kind: 'back' };

export const startState: ImportState = { choices: null, preview: null, step: { at: 'file' } };

/** Every change of how the file is read leads back to its columns: a dry run is only good for what it tried. */
export function changeImport(state: ImportState, event: ImportEvent): ImportState {
  switch (event.kind) {
    case 'chosen':
      return { ...state, choices: event.choices, step: { at: 'columns' } };
    case 'previewed':
      return { ...state, preview: event.preview };
    case 'rehearsed':
    case 'done':
      return { ...state, step: { at: event.kind, report: event.report } };
    case 'back':
      return { ...state, step: { at: 'columns' } };
  }
}

/** Column → field with one column sent elsewhere; a field that another column had is taken from it. */
export function mapColumn(
  { table, columns }: PreviewTable,
  map: Choices['map'],
  column: string,
  field: string,
  isAlone: boolean,
): Record<string, string> {
  const name = (one: string) => (isAlone ? one : `${table}.${one}`);
  const loser = columns.find((one) => field !== '' && one.column !== column && one.field === field);
  return { ...map, ...(loser ? { [name(loser.column)]: '' } : {}), [name(column)]: field };
}

/** What ← and → turn a column to: nothing, its own field, and those that no other column has. */
export function turnField({ columns, fields }: PreviewTable, column: string, by: 1 | -1): string {
  const taken = new Set(columns.flatMap((one) => (one.column === column ? [] : [one.field])));
  const free = ['', ...fields.map(({ field }) => field).filter((field) => !taken.has(field))];
  const now = columns.find((one) => one.column === column)?.field ?? '';
  return free[(free.indexOf(now) + by + free.length) % free.length] ?? '';
}

/** True when every table can be read as it stands, else the sentence that says what is still open. */
export function isReady({ tables }: ImportPreview): true | string {
  for (const { missing, ambiguous_dates: ambiguity, name, table } of tables) {
    const where = tables.length === 1 ? '' : `${name ?? table}: `;
    if (missing.length > 0)
      return `${where}No column goes to ${missing.map(inWords).join(', ')}, which every row needs. ←→ chooses.`;
    if (ambiguity !== null)
      return `${where}Dates can be read two ways: d says whether day or month comes first.`;
  }
  return true;
}

export function inWords(field: string): string {
  return field.replaceAll('_', ' ');
}
