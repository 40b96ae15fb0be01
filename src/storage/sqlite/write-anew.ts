import type { DatabaseKey } from '../encryption/key.ts';
import { syncPath } from '../sync.ts';
import { attach, connect } from './connect.ts';
import { type PourWatch, pour } from './pour.ts';

/**
 * Writes what a database holds at this moment into an empty file, encrypted with a key or plain, while others may write
 * to it. The file stands by itself and is on the disk when this returns; its pages have other places. Throws SQLite's
 * errors, and the signal's reason when stopped; then the file is left as it is.
 */
export async function writeAnew(
  from: string,
  to: string,
  key: DatabaseKey | null,
  watch: PourWatch,
): Promise<void> {
  const target = connect(to, { key, timeout: 5000 });
  try {
    attach(target, from, 'source');
    prepareTarget(target, 'main', 'source');
    target.pragma('foreign_keys = off');
    target.pragma('temp_store = memory');
    target.exec('begin');
    await pour(target, 'source', 'main', watch);
    target.exec('commit');
  } finally {
    target.close();
  }
  syncPath(to);
}

/** Until it is whole nobody needs it: it has no journal, and need not reach the disk. */
export function prepareTarget(database: ReturnType<typeof connect>, target: string, source: string): void {
  const size = Number(database.pragma(`${source}.page_size`, { simple: true }));
  database.pragma(`${target}.page_size = ${size}`);
  database.pragma(`${target}.journal_mode = off`);
  database.pragma(`${target}.synchronous = off`);
}
