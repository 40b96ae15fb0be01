import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { syncPath } from '../../../storage/sync.ts';
import { type Task, throwIfStopped } from '../../job.ts';
import { parseManifest } from '../manifest.ts';
import { nameLength } from './codec.ts';
import { namesOf, parseList } from './list.ts';
import { Names } from './names.ts';
import { type PackIndex, readPackIndex } from './pack-file.ts';
import { PackWriter } from './pack-writer.ts';
import { chunkFolder } from './store.ts';
import { packsIn, StoredChunks } from './stored.ts';

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
    const { size } = statSync(file);
    const index = readPackIndex(file);
    // Nobody can say what is in it: it may yet be mended.
    if (index === null) continue;
    const { names, part } = wantedIn(index, needed);
    if (names.length > 0 && part >= wantedPart) continue;
    const moved = names.length === 0 ? 0 : rewrite(chunks, pack, names);
    if (names.length === 0) rmSync(file);
    freed += size - moved;
  }
  if (existsSync(chunks)) syncPath(chunks);
  return freed;
}

/** In the place of the old pack comes the new one, by the same name, in one step. */
function rewrite(chunks: string, pack: string, names: readonly Buffer[]): number {
  const stored = new StoredChunks(chunks, [pack]);
  const writer = new PackWriter(chunks);
  try {
    for (const name of names) for (const bytes of stored.of(name)) writer.add(name, [Buffer.from(bytes)]);
    return writer.finish(pack.replace(/\.pack$/, ''));
  } finally {
    writer.abandon();
    stored.close();
  }
}

/** The chunks of a pack that are needed, and how much of it they are. */
function wantedIn(index: PackIndex, needed: Names): { names: Buffer[]; part: number } {
  const names: Buffer[] = [];
  let [all, wanted] = [0, 0];
  for (let nth = 0; nth < index.count; nth += 1) {
    const entry = index.entry(nth);
    all += entry.length;
    if (!needed.has(entry.name)) continue;
    wanted += entry.length;
    names.push(entry.name);
  }
  return { names, part: all === 0 ? 0 : wanted / all };
}

/** The names in every list of the folder, whatever database it is of; null where one of them cannot be read. */
function neededNames(folder: string, chunks: string): Names | null {
  const needed = new Names();
  const living = new Set<string>();
  for (const { file, id, isEncrypted } of listsIn(folder)) {
    if (id !== null) living.add(id);
    const names = isEncrypted ? clearNames(chunks, id) : (parseList(readFileSync(file))?.names ?? null);
    if (names === null) return null;
    for (const name of namesOf(names)) needed.add(name);
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
