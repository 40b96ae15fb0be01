import { stat } from 'node:fs/promises';
import { DeskError, refuse } from '../../../desk/index.ts';
import { openArchive } from '../archive/archive.ts';
import { documentWords } from '../archive/documents.ts';
import { type OpenedContents, openFolder } from '../archive/folder.ts';
import { Scratch } from '../archive/scratch.ts';
import { openZip } from '../archive/zip.ts';
import { comparable } from '../columns/names.ts';
import type { OpenSource } from '../source.ts';
import { formatOfName, type LookedAt, lookAt } from './open-file.ts';
import { readContents } from './read-contents.ts';

/** See `OpenSource`. */
export const openSource: OpenSource = async (path, request, known) => {
  const scratch = new Scratch(request.scratch);
  try {
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    const opened = isFolder
      ? await openFolder(path, request, known, scratch)
      : await openFile(await lookAt(path, request, known, scratch));
    return { ...chosen(inOrder(opened), request.table), close: () => scratch.close() };
  } catch (error) {
    await scratch.close();
    if (request.signal?.aborted) throw new DeskError('cancelled', 'Stopped.', { cause: error });
    throw error;
  }
};

async function openFile(file: LookedAt): Promise<OpenedContents> {
  const { format, bytes } = file;
  if (format === 'zip' && !(await isUnnamedWorkbook(file))) return openArchive(file);
  const contents = await readContents({ ...file, format: format === 'zip' ? 'xlsx' : format }, null);
  return { ...contents, hash: bytes.sha256, size_bytes: bytes.size_bytes, ignored: [] };
}

/** The tables of an export come in the order of its head: in that one they can be inserted. */
function inOrder(opened: OpenedContents): OpenedContents {
  if (opened.exported === null) return opened;
  const names = Object.keys(opened.exported.rows);
  const place = (name: string | null) => (name === null ? names.length : names.indexOf(name));
  return { ...opened, tables: opened.tables.toSorted((one, other) => place(one.name) - place(other.name)) };
}

/** Without a name that says which, a zip may be either. */
async function isUnnamedWorkbook({ path, shown, request }: LookedAt): Promise<boolean> {
  if (request.format !== undefined || formatOfName(shown) !== undefined) return false;
  const zip = await openZip(path, { files: 10_000, bytes: Number.POSITIVE_INFINITY });
  await zip.close();
  return documentWords(zip)?.kind === 'workbook';
}

function chosen(opened: OpenedContents, table: string | undefined): OpenedContents {
  if (opened.tables.length < 2 || table === undefined) return opened;
  const wanted = comparable(table);
  const tables = opened.tables.filter(({ name }) => name !== null && comparable(name) === wanted);
  if (tables.length > 0) return { ...opened, tables };
  const names = opened.tables.map(({ name }) => name ?? '(without a name)').join(', ');
  return refuse('invalid', `There is no table “${table}” in it.`, { hint: `There are: ${names}.` });
}
