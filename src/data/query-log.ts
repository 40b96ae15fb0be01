import { appendFileSync } from 'node:fs';
import { fileMode } from '../storage/file-modes.ts';
import { type LoggedQuery, slowQuery } from '../storage/query-log.ts';

export type { LoggedQuery } from '../storage/query-log.ts';

/** A statement as a line: `     0.4 ms  select ? from patients`, with a word before it when it was slow or failed. */
export function queryLine({ sql, milliseconds, failed }: LoggedQuery): string {
  const mark = failed ? 'FAILED' : milliseconds >= slowQuery ? 'SLOW' : '';
  return `${mark.padEnd(6)}${milliseconds.toFixed(1).padStart(9)} ms  ${sql}`;
}

/**
 * Writes every statement down as a line, in a file of its owner alone, or by `print` where none is named. A file that
 * cannot be written ends the log, not the work.
 */
export function queryLog(file: string | null, print: (line: string) => void): (query: LoggedQuery) => void {
  if (file === null) return (query) => print(queryLine(query));
  let broken = false;
  return (query) => {
    if (broken) return;
    try {
      appendFileSync(file, `${new Date().toISOString()}  ${queryLine(query)}\n`, { mode: fileMode(file) });
    } catch (error) {
      broken = true;
      print(`The query log ${file} cannot be written: ${error instanceof Error ? error.message : error}.`);
    }
  };
}
