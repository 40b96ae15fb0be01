import { openCsv } from '../csv/table.ts';
import { openJson } from '../json/source.ts';
import type { SourceFormat } from '../source.ts';
import { openSql } from '../sql/source.ts';
import { openXlsx } from '../xlsx/source.ts';
import type { Contents } from './contents.ts';
import type { LookedAt } from './open-file.ts';

/**
 * Reads a file as what it is found to be.
 *
 * @param name what its table is called when the file does not say
 * @param claimed of an export of our own with its head elsewhere: as many rows as that claims
 */
export async function readContents(
  file: LookedAt & { format: SourceFormat },
  name: string | null,
  claimed?: number,
): Promise<Contents> {
  const { format } = file;
  if (format === 'csv' || format === 'tsv') {
    return { format, exported: null, tables: [await openCsv({ ...file, format, name, claimed })] };
  }
  if (format === 'xlsx') return openXlsx(file);
  if (format === 'sql') return openSql(file);
  return openJson(file, name);
}
