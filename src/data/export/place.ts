import { readdir, stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { refuse } from '../../desk/index.ts';
import { type ExportRequest, type FormatName, formatNames } from './request.ts';

/** Where an export goes. */
export type Place =
  | { readonly kind: 'output' }
  | { readonly kind: 'file' | 'folder' | 'zip'; readonly path: string };

const endings: Readonly<Record<string, FormatName>> = {
  '.sql': 'sql',
  '.csv': 'csv',
  '.zip': 'csv',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.xlsx': 'xlsx',
};

/** The format that was said, or the one that the file's name ends in. Throws `usage`. */
export function formatOf({ file, format }: Pick<ExportRequest, 'file' | 'format'>): FormatName {
  const wanted = format?.trim().toLowerCase();
  const known = formatNames.find((name) => name === wanted);
  if (known !== undefined) return known;
  const names = formatNames.join(', ');
  if (wanted === 'fhir')
    return refuse('usage', 'Exports as FHIR come with a later version.', { hint: `Now there are ${names}.` });
  if (wanted !== undefined)
    return refuse('usage', `There is no format “${format}”.`, { hint: `The formats are ${names}.` });
  const ending = endings[extname(file).toLowerCase()];
  if (ending !== undefined) return ending;
  const what =
    file === '-' ? 'Say how to write it.' : `The name of ${basename(file)} does not say how to write it.`;
  return refuse('usage', what, { hint: `With --format: ${names}.` });
}

/** Several tables as CSV are a folder, or a zip where the name says so. Throws `usage` for what fits no place. */
export function placeOf(file: string, format: FormatName, tables: number): Place {
  const isSeveral = format === 'csv' && tables > 1;
  if (file === '-') {
    if (isSeveral)
      refuse('usage', 'Several tables as CSV are several files: they do not fit standard output.', {
        hint: 'Name one table with --table, or choose json, ndjson or sql.',
      });
    return { kind: 'output' };
  }
  const path = resolve(file);
  if (extname(path).toLowerCase() === '.zip') {
    if (format !== 'csv')
      refuse('usage', 'A zip holds CSV files.', { hint: `Name a file that ends in .${format}.` });
    return { kind: 'zip', path };
  }
  return { kind: isSeveral || (format === 'csv' && /[/\\]$/.test(file)) ? 'folder' : 'file', path };
}

/**
 * Whether something is there that the export would replace. Throws `invalid` where it must not: a folder with other
 * files in it than an export's own, a device.
 */
export async function isTaken(place: Place): Promise<boolean> {
  if (place.kind === 'output') return false;
  const found = await stat(place.path).catch(() => null);
  if (found === null) return false;
  if (found.isFile()) return true;
  if (!found.isDirectory())
    return refuse('invalid', `${place.path} is not a file.`, { hint: 'Name another one.' });
  const names = await readdir(place.path);
  if (place.kind !== 'folder' && names.length === 0)
    return refuse('invalid', `${place.path} is a folder.`, { hint: 'Name a file in it.' });
  const others = names.filter((name) => name !== manifestName && !name.endsWith('.csv'));
  if (place.kind !== 'folder' || others.length > 0 || (names.length > 0 && !names.includes(manifestName)))
    return refuse('invalid', `${place.path} is a folder that holds other things than an export.`, {
      hint: 'Name another one, or a file in it.',
    });
  return names.length > 0;
}

/** The file in a folder or zip of CSV files that says what they are. */
export const manifestName = 'frontdesk.json';
