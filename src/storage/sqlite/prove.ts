import { statSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { revisions as known } from '../../../migrations/sqlite/revisions.ts';
import type { CopyWatch, Proof } from '../copying.ts';
import { startThread } from '../thread.ts';
import { logIn } from './audit-log.ts';
import { brokenPage } from './check-pages.ts';
import type { PagesOrder } from './check-pages-worker.ts';
import { connect, keyOf } from './connect.ts';
import { explainSqliteError } from './explain.ts';
import { brokenReference } from './references.ts';

const nothing = {
  isForeign: false,
  revisions: [],
  unknown: [],
  rows: {},
  last_audit_entry: null,
  last_audit_seal: null,
} as const;

/** From this size on the pages are checked in a thread of their own, beside everything else. */
const large = 32 * 1024 * 1024;

/** Looks at every page, reference and table of a SQLite file that nobody writes to. */
export async function proveSqlite(
  file: string,
  watch: CopyWatch,
  depth: 'whole' | 'outline',
): Promise<Proof> {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, watch.signal]);
  const pages = depth === 'whole' ? pagesOf(file, signal) : Promise.resolve(null);
  // Until it is awaited nobody else hears of its failure.
  pages.catch(() => {});
  try {
    const content = await contentOf(file, watch, depth);
    const problem = (await pages) ?? content.problem;
    return { ...content, problem };
  } catch (error) {
    // A statement that cannot be understood is as bad as a page that cannot: the schema is not what it says.
    const isBroken = explainSqliteError(error)?.kind === 'corrupt' || codeOf(error) === 'SQLITE_ERROR';
    if (!isBroken) throw error;
    return { ...nothing, problem: error instanceof Error ? error.message : String(error) };
  } finally {
    stop.abort();
  }
}

async function pagesOf(file: string, signal: AbortSignal): Promise<string | null> {
  const order: PagesOrder = { file, key: keyOf(file) };
  if (statSync(file).size < large) return brokenPage(file, order.key);
  const source = new URL('./check-pages-worker.ts', import.meta.url);
  const thread = startThread('check-pages', source, order);
  return new Promise((done, fail) => {
    thread.once('message', done);
    thread.once('error', fail);
    thread.once('exit', () => fail(new Error('The check of the pages ended without an answer.')));
    signal.addEventListener('abort', () => {
      // Inside of SQLite nothing stops it: it ends by itself, and nobody waits for it.
      thread.unref();
      void thread.terminate();
      fail(signal.reason);
    });
  });
}

async function contentOf(file: string, watch: CopyWatch, depth: 'whole' | 'outline'): Promise<Proof> {
  const database = connect(file, { readonly: true });
  try {
    const tables = tablesOf(database);
    const revisions = revisionsOf(database, tables);
    const rows: Record<string, number> = {};
    const found = {
      isForeign: revisions === null && tables.length > 0,
      revisions: revisions ?? [],
      unknown: (revisions ?? []).filter((name) => !known.includes(name)),
      rows,
      last_audit_entry: lastAuditEntry(database, tables),
      last_audit_seal: lastAuditSeal(database, tables),
    };
    for (const [step, table] of tables.entries()) {
      watch.seen('checking', step, tables.length);
      // Within one statement nothing else runs: between two, somebody may ask to stop.
      await breathe();
      watch.signal.throwIfAborted();
      const problem = depth === 'whole' ? brokenReference(database, table) : null;
      if (problem !== null) return { ...found, problem };
      rows[table] = database.prepare<[], number>(`select count(*) from "${table}"`).pluck().get() ?? 0;
    }
    watch.seen('checking', tables.length, tables.length);
    return { ...found, problem: null };
  } finally {
    database.close();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Names of the tables with rows of their own: not those of search indexes, which follow from the others. */
function tablesOf(database: Database.Database): string[] {
  return database
    .prepare<[], string>(
      `select name from pragma_table_list
       where schema = 'main' and type = 'table' and name not like 'sqlite\\_%' escape '\\' and instr(name, '"') = 0
       order by name`,
    )
    .pluck()
    .all();
}

/** Null where there is no list of revisions: the database is of another program. */
function revisionsOf(database: Database.Database, tables: readonly string[]): string[] | null {
  if (!tables.includes('schema_migrations')) return null;
  const columns = database
    .prepare<[], string>("select name from pragma_table_info('schema_migrations')")
    .pluck()
    .all();
  if (!columns.includes('id') || !columns.includes('name')) return null;
  return database.prepare<[], string>('select name from schema_migrations order by id').pluck().all();
}

function lastAuditEntry(database: Database.Database, tables: readonly string[]): number | null {
  if (!tables.includes('audit_logs')) return null;
  return database.prepare<[], number | null>('select max(entry) from audit_logs').pluck().get() ?? null;
}

/** An older revision has no seals. */
function lastAuditSeal(database: Database.Database, tables: readonly string[]): string | null {
  if (!tables.includes('audit_logs')) return null;
  const sql = "select 1 from pragma_table_info('audit_logs') where name = 'seal'";
  if (database.prepare(sql).get() === undefined) return null;
  return logIn(database).end?.seal || null;
}
