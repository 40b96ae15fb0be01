import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { root } from '../../scripts/bundle.ts';
import { createClinic, openClinic } from '../../src/data/schema/index.ts';
import type { Bench, Benchmark, Outcome } from '../benchmark.ts';
import { runToEnd } from '../export/run-to-end.ts';
import { peopleFiles } from './files.ts';

/** Fewer rows for a quick look: `FRONTDESK_BENCH_ROWS=100000`. */
const size = Number(process.env.FRONTDESK_BENCH_ROWS ?? 1_000_000);
const limit = 6;
const mostMemory = 250;

const program = join(root, 'bin/frontdesk');
const shown = size.toLocaleString('en');

/**
 * The whole command: read, validated, held against what is there, looked at for duplicates, numbered, audited, in
 * chunks that let others in. The shell of most systems is too old to write into the search index, so what `.import`
 * does is done by the very engine that the program has.
 */
export const importCsv: Benchmark = {
  name: 'import',
  what: `importing ${shown} patients from CSV into an empty clinic`,
  yardstick:
    'ready-made rows into the same indexed table as `.import` does it, one transaction, bare better-sqlite3',
  wanted: `≤ ${limit}×, at most ${mostMemory} MiB`,
  async run({ folder, say }): Promise<Outcome> {
    const { foreign, ready } = await peopleFiles(size);
    say(`Putting ${shown} ready-made rows into the table.`);
    const bare = await emptyClinic(join(folder, 'bare.db'));
    const loader = join(import.meta.dirname, 'bare-import.ts');
    const yardstick = await runToEnd(process.execPath, ['--import', 'tsx', loader, bare, ready]);
    const rows = rowsIn(bare);
    remove(bare);
    say(`Importing ${shown} patients.`);
    const ours = await emptyClinic(join(folder, 'ours.db'));
    const args = ['--db', ours, 'import', foreign, '--table', 'patients', '--quiet'];
    const { milliseconds, peak } = await runToEnd(program, args, { FRONTDESK_HOME: folder });
    if (rows !== size || rowsIn(ours) !== size) throw new Error('Not every row landed.');
    remove(ours);
    const ratio = milliseconds / yardstick.milliseconds;
    return {
      measured: `${ratio.toFixed(2)}×, ${Math.round(peak)} MiB`,
      isReached: ratio <= limit && peak <= mostMemory,
      figures: {
        ratio,
        ours_ms: milliseconds,
        yardstick_ms: yardstick.milliseconds,
        rows_per_second: Math.round((size / milliseconds) * 1000),
        ours_peak_mib: peak,
      },
    };
  },
};

const ownSize = Math.min(size, 200_000);

/** An export of our own, with ids and versions, into an empty clinic, beside the same rows put there by the engine. */
export const importOwn: Benchmark = {
  name: 'import-own',
  what: `importing ${ownSize.toLocaleString('en')} patients from an export of our own (CSV)`,
  yardstick: 'the same rows into the same indexed table, one transaction, bare better-sqlite3',
  wanted: `≤ ${limit}×, at most ${mostMemory} MiB`,
  async run({ folder, say }: Bench): Promise<Outcome> {
    const { ready } = await peopleFiles(ownSize);
    const bare = await emptyClinic(join(folder, 'bare.db'));
    const loader = join(import.meta.dirname, 'bare-import.ts');
    const yardstick = await runToEnd(process.execPath, ['--import', 'tsx', loader, bare, ready]);
    say('Exporting them, and importing the export.');
    const file = join(folder, 'patients.csv');
    const home = { FRONTDESK_HOME: folder };
    await runToEnd(program, ['--db', bare, 'export', file, '--table', 'patients', '--quiet'], home);
    remove(bare);
    const ours = await emptyClinic(join(folder, 'ours.db'));
    const { milliseconds, peak } = await runToEnd(program, ['--db', ours, 'import', file, '--quiet'], home);
    if (rowsIn(ours) !== ownSize) throw new Error('Not every row landed.');
    remove(ours);
    const ratio = milliseconds / yardstick.milliseconds;
    return {
      measured: `${ratio.toFixed(2)}×, ${Math.round(peak)} MiB`,
      isReached: ratio <= limit && peak <= mostMemory,
      figures: { ratio, ours_ms: milliseconds, yardstick_ms: yardstick.milliseconds, ours_peak_mib: peak },
    };
  },
};

async function emptyClinic(path: string): Promise<string> {
  const clinic = await openClinic({ db: path, create: true, anyRevision: true });
  await createClinic(clinic, { country: 'GB', time_zone: 'Europe/London' });
  await clinic.close();
  return path;
}

function rowsIn(path: string): number {
  const database = new Database(path, { readonly: true });
  const rows = Number(database.prepare('select count(*) from patients').pluck().get());
  database.close();
  return rows;
}

function remove(path: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
}
