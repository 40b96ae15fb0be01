import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { root } from '../../scripts/bundle.ts';
import type { Bench, Benchmark, Outcome } from '../benchmark.ts';
import { compareAt, inTurns } from '../measure/pairs.ts';
import { runToEnd } from './run-to-end.ts';

const turns = 3;
const tables = ['patients', 'appointments'] as const;
const mostMemory = 250;

const program = join(root, 'bin/frontdesk');

export const exportCsv = exporting('csv', (db, out) => eachTable('-csv -header', db, out));
export const exportSql = exporting(
  'sql',
  (db, out) => `sqlite3 "${db}" ".dump ${tables.join(' ')}" > "${out}.sql"`,
);
export const exportJson = exporting('json', (db, out) => eachTable('-json', db, out));

/** The shell writes the columns that we write, and no more. */
function eachTable(mode: string, db: string, out: string): string {
  const database = new Database(db, { readonly: true });
  const columns = database
    .prepare<[string], string>(
      "select name from pragma_table_xinfo(?) where name not in ('search_key', 'sound_key')",
    )
    .pluck();
  const commands = tables.map(
    (table) =>
      `sqlite3 ${mode} "${db}" "select ${columns.all(table).join(', ')} from ${table}" > "${out}-${table}"`,
  );
  database.close();
  return commands.join(' && ');
}

/** The whole command, from its start until the file has reached the disk, beside the shell, which does not wait for the disk. */
function exporting(format: 'csv' | 'sql' | 'json', shell: (db: string, out: string) => string): Benchmark {
  const yardstick = format === 'sql' ? '.dump' : `-${format}`;
  return {
    name: `export-${format}`,
    what: `exporting 1,000,000 patients and 2,000,000 visits as ${format.toUpperCase()} (median)`,
    yardstick: `sqlite3 ${yardstick} of the same tables`,
    wanted: `≤ 1.5×, at most ${mostMemory} MiB`,
    async run(bench: Bench): Promise<Outcome> {
      const db = await bench.visits();
      bench.say(`Exporting as ${format}, ${turns} pairs.`);
      const peaks: number[] = [];
      const pairs = await inTurns(
        turns,
        async () => {
          const file = join(bench.folder, `ours.${format}`);
          const args = ['--db', db, '--read-only', 'export', file, '--table', ...tables];
          const { milliseconds, peak } = await runToEnd(program, args, { FRONTDESK_HOME: bench.folder });
          peaks.push(peak);
          rmSync(file, { recursive: true });
          return milliseconds;
        },
        async () => {
          const { milliseconds } = await runToEnd('bash', ['-c', shell(db, join(bench.folder, 'shell'))]);
          return milliseconds;
        },
      );
      const outcome = compareAt(0.5, pairs, 1.5);
      const peak = Math.max(...peaks);
      return {
        measured: `${outcome.measured}, ${Math.round(peak)} MiB`,
        isReached: outcome.isReached && peak <= mostMemory,
        figures: { ...outcome.figures, ours_peak_mib: peak },
      };
    },
  };
}
