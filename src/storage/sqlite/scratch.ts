import Database from 'better-sqlite3';

/** What the present is called beside a scratch. */
export const present = 'present';

/** Opens a scratch for work that may be lost: a crash leaves it to be swept, so it need not reach the disk. */
export function openScratch(file: string): Database.Database {
  const scratch = new Database(file, { fileMustExist: true, timeout: 1000 });
  // Said of this file alone: a database that is attached later keeps its own ways.
  scratch.pragma('main.journal_mode = memory');
  scratch.pragma('main.synchronous = off');
  scratch.pragma('foreign_keys = off');
  scratch.pragma('temp_store = memory');
  return scratch;
}

export function attachPresent(scratch: Database.Database, path: string): void {
  scratch.prepare(`attach database ? as ${present}`).run(path);
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The columns that both sides have and that can be written; none where one side lacks the table. */
export function sharedColumns(scratch: Database.Database, table: string): string[] {
  const columns = (schema: string) =>
    scratch
      .prepare<[string], string>(
        `select name from pragma_table_xinfo(?, '${schema}') where hidden = 0 order by cid`,
      )
      .pluck()
      .all(table);
  const here = new Set(columns(present));
  return columns('main').filter((name) => here.has(name));
}
