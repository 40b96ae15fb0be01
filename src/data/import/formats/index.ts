import { extname } from 'node:path';
import { refuse } from '../../../desk/index.ts';
import { csv } from './csv.ts';
import type { ImportFormat } from './format.ts';

export type { Detected, ImportFormat, OpenedFile, SaidOfFile, SourceRow } from './format.ts';

/** Every format that can be read. */
export const importFormats: readonly ImportFormat[] = [csv];

/** The format that was said, or the one that the file's name ends in. Throws `usage` for one there is not. */
export function formatFor(file: string, said: string | undefined): ImportFormat {
  const ending = extname(file).slice(1).toLowerCase();
  const wanted = said?.toLowerCase() ?? ending;
  const found = importFormats.find(({ name, endings }) => name === wanted || endings.includes(wanted));
  if (found !== undefined) return found;
  const names = importFormats.map(({ name }) => name).join(', ');
  if (said === undefined) {
    return refuse('usage', `The name of ${file} does not say how it is written.`, {
      hint: `Say it with --format: ${names}.`,
    });
  }
  return refuse('usage', `Files of the format “${said}” cannot be read.`, {
    hint: `The formats are: ${names}.`,
  });
}
