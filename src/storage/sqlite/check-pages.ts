import Database from 'better-sqlite3';
import { explainSqliteError } from './explain.ts';

/** What is wrong with the pages of a file that nobody writes to, a few words; null when nothing is. */
export function brokenPage(file: string): string | null {
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    try {
      const said = database.prepare<[], string>('pragma quick_check(3)').pluck().all();
      return said.length === 1 && said[0] === 'ok' ? null : (said.join('; ') || 'no answer').slice(0, 300);
    } finally {
      database.close();
    }
  } catch (error) {
    if (explainSqliteError(error)?.kind !== 'corrupt') throw error;
    return error instanceof Error ? error.message : String(error);
  }
}
