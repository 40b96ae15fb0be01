import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { refuse } from '../../../desk/index.ts';
import { countText } from '../../../desk/words/index.ts';
import type { Contents } from '../formats/contents.ts';
import { readHeadText } from '../formats/head.ts';
import { formatOfName, lookAt } from '../formats/open-file.ts';
import { readContents } from '../formats/read-contents.ts';
import type { ExportHead, ImportSource, SourceRequest } from '../source.ts';
import { refuseCutOff } from './claimed-rows.ts';
import type { Scratch } from './scratch.ts';

export type OpenedContents = Omit<ImportSource, 'close'>;

/** A file among others: where its bytes are, and how it is called. */
export interface Member {
  path: string;
  name: string;
}

/** The file of an export that says what the others are. */
const headName = 'frontdesk.json';
const longestHead = 1024 * 1024;
export const mostFiles = 1000;

/** A folder with a file for each table. What lies in folders inside it is not read. */
export async function openFolder(
  path: string,
  request: SourceRequest,
  known: ReadonlySet<string>,
  scratch: Scratch,
): Promise<OpenedContents> {
  const found = await readdir(path, { withFileTypes: true });
  const shown = found.filter(({ name }) => !name.startsWith('.'));
  const members = shown
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ path: join(path, name), name }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const others = shown.filter((entry) => !entry.isFile()).map(({ name }) => name);
  if (members.length > mostFiles) {
    refuse(
      'invalid',
      `The folder ${path} holds ${countText(members.length)} files; ${countText(mostFiles)} are read at most.`,
    );
  }
  const contents = await openMembers(members, `the folder ${path}`, request, known, scratch);
  const hash = createHash('sha256');
  for (const [name, sha256] of contents.hashes) hash.update(`${name}\0${sha256}\n`);
  return { ...contents.opened, hash: hash.digest('hex'), ignored: [...contents.opened.ignored, ...others] };
}

/** Reads every file that can hold a table. */
export async function openMembers(
  members: readonly Member[],
  where: string,
  request: SourceRequest,
  known: ReadonlySet<string>,
  scratch: Scratch,
): Promise<{ opened: OpenedContents; hashes: [string, string][] }> {
  const head = await readHeadOf(members);
  const readable = members.filter(({ name }) => isTableFile(name, head));
  const ignored = members.filter((member) => !readable.includes(member)).map(({ name }) => name);
  const isTwice = (name: string) =>
    readable.filter((other) => tableName(other.name) === tableName(name)).length > 1;
  const hashes: [string, string][] = [];
  const all: Contents[] = [];
  let size = 0;
  for (const { path, name } of readable) {
    const asked = { ...request, file_name: name, format: undefined, table: undefined };
    const { format, ...looked } = await lookAt(path, asked, known, scratch);
    hashes.push([name, looked.bytes.sha256]);
    size += looked.bytes.size_bytes;
    if (format === 'zip') continue;
    const table = isTwice(name) ? name : tableName(name);
    const claimed = head?.rows[table];
    if (claimed !== undefined) await refuseCutOff(path, name, claimed);
    const contents = await readContents({ ...looked, format }, table, claimed);
    const inner = readable.length > 1 && contents.tables.length === 1;
    all.push(
      inner
        ? { ...contents, tables: contents.tables.map((one) => ({ ...one, name: one.name ?? table })) }
        : contents,
    );
  }
  const tables = all.flatMap((contents) => contents.tables);
  const format = all[0]?.format;
  if (format === undefined || tables.length === 0) {
    const holds = ignored.length === 0 ? 'It is empty.' : `It holds ${ignored.slice(0, 5).join(', ')}.`;
    return refuse('invalid', `There is no table in ${where}. ${holds}`, {
      hint: 'A table is a file ending in .csv, .tsv, .json, .ndjson, .sql or .xlsx.',
    });
  }
  refuseMissing(
    head,
    tables.map(({ name }) => name),
    where,
  );
  const opened = { format, hash: '', size_bytes: size, exported: head ?? single(all), tables, ignored };
  return {
    opened: { ...opened, ignored: ignored.filter((name) => name !== headName || head === null) },
    hashes,
  };
}

function isTableFile(name: string, head: ExportHead | null): boolean {
  if (head !== null) return extname(name) === '.csv' && head.rows[tableName(name)] !== undefined;
  const format = formatOfName(name);
  return format !== undefined && format !== 'zip' && !basename(name).startsWith('.');
}

function tableName(name: string): string {
  return basename(name, extname(name));
}

async function readHeadOf(members: readonly Member[]): Promise<ExportHead | null> {
  const member = members.find(({ name }) => name === headName);
  if (member === undefined || (await stat(member.path)).size > longestHead) return null;
  return readHeadText(await readFile(member.path, 'utf8'));
}

function refuseMissing(head: ExportHead | null, names: readonly (string | null)[], where: string): void {
  const missing = Object.keys(head?.rows ?? {}).filter((name) => !names.includes(name));
  if (missing.length === 0) return;
  refuse('damaged', `The export in ${where} lacks ${missing.join(', ')}.`, {
    hint: 'Copy all of its files, or make the export again.',
  });
}

function single(all: readonly Contents[]): ExportHead | null {
  return all.length === 1 ? (all[0]?.exported ?? null) : null;
}
