import { setImmediate as breathe } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { revisions as known } from '../../../migrations/sqlite/revisions.ts';
import type { CopyWatch, Proof } from '../copying.ts';
import { explainSqliteError } from './explain.ts';

const nothing = { isForeign: false, revisions: [], unknown: [], rows: {}, last_audit_entry: null } as const;

/** Looks at every page, reference and table of a SQLite file that nobody writes to. */
export async function proveSqlite(file: string, watch: CopyWatch): Promise<Proof> {
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return await prove(database, watch);
    } finally {
      database.close();
    }
  } catch (error) {
    if (explainSqliteError(error)?.kind !== 'corrupt') throw error;
    return { ...nothing, problem: error instanceof Error ? error.message : String(error) };
  }
}

async function prove(database: Database.Database, watch: CopyWatch): Promise<Proof> {
  const tables = tablesOf(database);
  const revisions = revisionsOf(database, tables);
  const found = {
    ...nothing,
    isForeign: revisions === null && tables.length > 0,
    revisions: revisions ?? [],
    unknown: (revisions ?? []).filter((name) => !known.includes(name)),
  };
  const steps = 2 * tables.length + 1;
  let step = 0;
  const next = async () => {
    watch.seen('checking', step, steps);
    step += 1;
    // Within one check nothing else runs: between two, somebody may ask to stop.
    await breathe();
    watch.signal.throwIfAborted();
  };
  await next();
  const problem = brokenPage(database);
  if (problem !== null) return { ...found, problem };
  const rows: Record<string, number> = {};
  for (const table of tables) {
    await next();
    const broken = brokenReference(database, table);
    if (broken !== null) return { ...found, problem: broken };
    await next();
    rows[table] = database.prepare<[], number>(`select count(*) from "${table}"`).pluck().get() ?? 0;
  }
  watch.seen('checking', steps, steps);
  return { ...found, problem: null, rows, last_audit_entry: lastAuditEntry(database, tables) };
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

function revisionsOf(database: Database.Database, tables: readonly string[]): string[] | null {
  if (!tables.includes('schema_migrations')) return null;
  const columns = database
    .prepare<[], string>("select name from pragma_table_info('schema_migrations')")
    .pluck();
  if (!columns.all().includes('name')) return null;
  return database.prepare<[], string>('select name from schema_migrations order by id').pluck().all();
}

function brokenPage(database: Database.Database): string | null {
  const said = database.prepare<[], string>('pragma quick_check(3)').pluck().all();
  return said.length === 1 && said[0] === 'ok' ? null : (said.join('; ') || 'no answer').slice(0, 300);
}

function brokenReference(database: Database.Database, table: string): string | null {
  const broken = database
    .prepare<[], { parent: string }>(
      `select parent from pragma_foreign_key_check('${table.replaceAll("'", "''")}') limit 1`,
    )
    .get();
  return broken === undefined
    ? null
    : `a row of ${table} refers to a row of ${broken.parent} that is not there`;
}

function lastAuditEntry(database: Database.Database, tables: readonly string[]): number | null {
  if (!tables.includes('audit_logs')) return null;
  return database.prepare<[], number | null>('select max(entry) from audit_logs').pluck().get() ?? null;
}
