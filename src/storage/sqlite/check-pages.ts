import type { DatabaseKey } from '../encryption/key.ts';
import { connect } from './connect.ts';
import { explainSqliteError } from './explain.ts';

/**
 * What is wrong with the pages of a file that nobody writes to, a few words; null when nothing is.
 *
 * @param key what it is encrypted with, null where it is plain
 */
export function brokenPage(file: string, key: DatabaseKey | null): string | null {
  try {
    const database = connect(file, { readonly: true, key });
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
