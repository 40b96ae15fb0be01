import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Task, throwIfStopped } from '../../job.ts';
import { syncPath } from '../disk.ts';
import { parseManifest } from '../manifest.ts';
import { nameLength } from './codec.ts';
import { namesOf, parseList } from './list.ts';
import { type Entry, readPackIndex } from './pack-file.ts';
import { PackWriter } from './pack-writer.ts';
import { chunkFolder } from './store.ts';
import { keyOf, packsIn, StoredChunks } from './stored.ts';

/** A pack of which less than this part is wanted is written anew without the rest; of another nothing is moved. */
const wantedPart = 0.8;

/**
 * Removes the chunks that no incremental backup in the folder names: whole packs, and of packs with many of them those.
 * Where it cannot be known what is needed, because a list is not readable, nothing is removed. To be called under the
 * lock of the chunks. Answers how many bytes were freed.
 */
export async function collectChunks(folder: string, task: Task): Promise<number> {
  const chunks = chunkFolder(folder);
  const needed = neededNames(folder, chunks);
  if (needed === null) return 0;
  let freed = 0;
  for (const pack of packsIn(chunks)) {
    throwIfStopped(task);
    const file = join(chunks, pack);
    const entries = readPackIndex(file);
    const wanted = (entries ?? []).filter(({ name }) => needed.has(keyOf(name)));
    if (entries !== null && lengthOf(wanted) >= wantedPart * lengthOf(entries) && wanted.length > 0) continue;
    const size = statSync(file).size;
    const moved = wanted.length === 0 ? 0 : rewrite(chunks, pack, wanted);
    if (wanted.length === 0) rmSync(file);
    freed += size - moved;
  }
  if (existsSync(chunks)) syncPath(chunks);
  return freed;
}

/** In the place of the old pack comes the new one, by the same name, in one step. */
function rewrite(chunks: string, pack: string, wanted: readonly Entry[]): number {
  const stored = new StoredChunks(chunks, [pack]);
  const writer = new PackWriter(chunks);
  try {
    for (const { name } of wanted) for (const bytes of stored.of(name)) writer.add(name, Buffer.from(bytes));
    return writer.finish(pack.replace(/\.pack$/, ''));
  } finally {
    writer.abandon();
    stored.close();
  }
}

function lengthOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { length }) => sum + length, 0);
}

/** The names in every list of the folder, whatever database it is of; null where one of them cannot be read. */
function neededNames(folder: string, chunks: string): Set<string> | null {
  const needed = new Set<string>();
  const living = new Set<string>();
  for (const { file, id, isEncrypted } of listsIn(folder)) {
    if (id !== null) living.add(id);
    const names = isEncrypted ? clearNames(chunks, id) : (parseList(readFileSync(file))?.names ?? null);
    if (names === null) return null;
    for (const name of namesOf(names)) needed.add(keyOf(name));
  }
  for (const name of readdirSync(chunks))
    if (name.endsWith('.names') && !living.has(name.slice(0, -'.names'.length))) rmSync(join(chunks, name));
  return needed;
}

interface ListFile {
  readonly file: string;
  /** Null where the manifest is gone or was changed, and the file's name does not say it either. */
  readonly id: string | null;
  readonly isEncrypted: boolean;
}

/** Also those without a good manifest: they are no backups to rely on, and yet not to be made worse. */
function listsIn(folder: string): ListFile[] {
  const found: ListFile[] = [];
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const manifest = name.endsWith('.json') || name.startsWith('.') ? null : manifestBeside(file);
    const isList =
      manifest === null
        ? /\.inc(\.age)?$/.test(name) && !name.startsWith('.')
        : manifest.kind === 'incremental';
    if (!isList) continue;
    const id = manifest?.id ?? /^(\d{8}-\d{6}-[0-9a-f]{4})\./.exec(name)?.[1] ?? null;
    found.push({ file, id, isEncrypted: manifest?.encrypted ?? name.endsWith('.age') });
  }
  return found;
}

function manifestBeside(file: string) {
  try {
    return parseManifest(readFileSync(`${file}.json`, 'utf8'));
  } catch {
    return null;
  }
}

function clearNames(chunks: string, id: string | null): Buffer | null {
  try {
    const names = readFileSync(join(chunks, `${id}.names`));
    return names.length % nameLength === 0 ? names : null;
  } catch {
    return null;
  }
}
