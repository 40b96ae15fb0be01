import { constants, copyFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { root } from '../../scripts/bundle.ts';
import { type Bench, type Benchmark, compared } from '../benchmark.ts';
import { compareAt, inTurns } from '../measure/pairs.ts';
import { runToEnd, type Took } from '../measure/process.ts';

const turns = 5;
const mostMemory = 250;

/** A full backup as a script makes it, the start of the program and the proof of the copy included. */
export const backup: Benchmark = {
  name: 'backup',
  what: 'a full backup of 1,000,000 patients and 2,000,000 visits, proved, hashed, synced (median)',
  yardstick: 'the sqlite3 shell’s .backup',
  wanted: '≤ 3×',
  async run(bench) {
    const site = await siteIn(bench);
    await site.backUp();
    bench.say(`Backing up, ${turns} pairs.`);
    const peaks: number[] = [];
    const pairs = await inTurns(
      turns,
      async () => {
        site.forget();
        const took = await site.backUp();
        peaks.push(took.peak_mib);
        return took.milliseconds;
      },
      async () => {
        const copy = join(bench.folder, 'copy.db');
        rmSync(copy, { force: true });
        const { milliseconds } = await runToEnd('sqlite3', [site.db, `.backup ${copy}`]);
        rmSync(copy);
        return milliseconds;
      },
    );
    const outcome = compareAt(0.5, pairs, 3);
    return { ...outcome, figures: { ...outcome.figures, peak_mib: Math.max(...peaks) } };
  },
};

/** What the second of two incremental backups writes when 100 rows were changed between them. */
export const incremental: Benchmark = {
  name: 'incremental',
  what: 'bytes written by an incremental backup after changing 100 patients, list and manifest included',
  yardstick: 'the full backup',
  wanted: '≤ 2 %',
  async run(bench) {
    const site = await siteIn(bench);
    const first = await site.backUp('--incremental');
    const firstBytes = site.bytes();
    change(site.db, 100);
    bench.say('Backing up what has changed.');
    const second = await site.backUp('--incremental');
    const written = site.bytes() - firstBytes;
    const full = statSync(site.db).size;
    const outcome = compared(written / full, 0.02, {
      full_bytes: full,
      first_bytes: firstBytes,
      second_bytes: written,
      second_said_bytes: storedBytes(second),
      first_ms: first.milliseconds,
      second_ms: second.milliseconds,
    });
    return { ...outcome, measured: `${((100 * written) / full).toFixed(2)} %` };
  },
};

/** The most memory that any kind of backup takes at once. */
export const backupMemory: Benchmark = {
  name: 'backup-memory',
  what: 'peak memory of a backup: full, incremental, encrypted (the highest)',
  yardstick: `${mostMemory} MiB`,
  wanted: '≤ 1×',
  async run(bench) {
    const site = await siteIn(bench);
    const passphrase = join(bench.folder, 'passphrase');
    writeFileSync(passphrase, 'correct horse battery staple\n');
    const locked = ['--passphrase-file', passphrase];
    const kinds = {
      full: [],
      full_encrypted: locked,
      incremental: ['--incremental'],
      incremental_again: ['--incremental'],
      incremental_encrypted: ['--incremental', ...locked],
    };
    const peaks: Record<string, number> = {};
    for (const [kind, flags] of Object.entries(kinds)) {
      bench.say(`Backing up: ${kind}.`);
      peaks[`${kind}_mib`] = (await site.backUp(...flags)).peak_mib;
      site.forgetFull();
    }
    return compared(Math.max(...Object.values(peaks)) / mostMemory, 1, peaks);
  },
};

/** A copy of the large clinic and a folder for its backups. */
async function siteIn({ folder, visits }: Bench) {
  const db = join(folder, 'clinic.db');
  const backups = join(folder, 'backups');
  copyFileSync(await visits(), db, constants.COPYFILE_FICLONE);
  return {
    db,
    backUp: (...flags: string[]): Promise<Took> =>
      runToEnd(join(root, 'bin/frontdesk'), ['--db', db, 'backup', '--json', ...flags], {
        FRONTDESK_HOME: folder,
        HOME: folder,
      }),
    forget: () => rmSync(backups, { recursive: true, force: true }),
    forgetFull() {
      for (const name of readdirSync(backups)) if (/\.db(\.age)?$/.test(name)) rmSync(join(backups, name));
    },
    /** What lies in the folder, all of it. */
    bytes: () =>
      readdirSync(backups, { recursive: true, encoding: 'utf8' })
        .map((name) => statSync(join(backups, name)))
        .filter((found) => found.isFile())
        .reduce((sum, { size }) => sum + size, 0),
  };
}

/** Patients from all over the table get another city, as a day's work would spread. */
function change(db: string, rows: number): void {
  const database = new Database(db);
  const { last } = z
    .object({ last: z.number() })
    .parse(database.prepare('select max(search_key) as last from patients').get());
  const update = database.prepare(
    "update patients set city = 'Elsewhere', phone_typed = '0161 555 01' || ?, version = version + 1 where search_key = ?",
  );
  database.transaction(() => {
    for (let nth = 0; nth < rows; nth += 1) update.run(nth, 1 + Math.floor((nth * (last - 1)) / rows));
  })();
  database.close();
}

function storedBytes({ out }: Took): number {
  return z.object({ stored_bytes: z.number() }).parse(JSON.parse(out)).stored_bytes;
}
