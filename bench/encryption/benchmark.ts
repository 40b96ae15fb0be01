import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { registerPatient, searchPatients } from '../../src/clinic/patients/index.ts';
import { backUp } from '../../src/data/backup/index.ts';
import { carryOut } from '../../src/data/carry-out.ts';
import { type OpenedClinic, openClinic } from '../../src/data/schema/index.ts';
import { keyLine, makeKey } from '../../src/storage/encryption/key.ts';
import { writeAnew } from '../../src/storage/sqlite/write-anew.ts';
import type { Bench, Benchmark } from '../benchmark.ts';
import { compareAt, type Pairs } from '../measure/pairs.ts';
import { fillClinic } from '../million/fill.ts';
import { people } from '../million/people.ts';
import { mixedQueries } from '../search/queries.ts';

const patients = 50_000;
const size = `${patients.toLocaleString('en')} patients`;
const yardstick = 'the same clinic, plain, in turns';

/** What encryption costs where somebody types. */
export const encryptedSearch: Benchmark = {
  name: 'encrypted-search',
  what: `search as you type in an encrypted clinic of ${size}, 200 mixed queries (median, processor time)`,
  yardstick,
  wanted: '≤ 1.5×',
  run: (bench) =>
    inBoth(bench, async ({ encrypted, plain, path }, pairs) => {
      const raw = new Database(path, { readonly: true });
      const queries = mixedQueries(raw, 200);
      raw.close();
      for (const text of queries) {
        pairs.ours.push(await timed(() => encrypted.desk.read(searchPatients, { text })));
        pairs.yardstick.push(await timed(() => plain.desk.read(searchPatients, { text })));
      }
      return compareAt(0.5, pairs, 1.5);
    }),
};

/** What it costs where something is saved. */
export const encryptedRegister: Benchmark = {
  name: 'encrypted-register',
  what: `registering one patient in an encrypted clinic of ${size} (median, processor time)`,
  yardstick,
  wanted: '≤ 1.5×',
  run: (bench) =>
    inBoth(bench, async ({ encrypted, plain }, pairs) => {
      const newcomers = people(2);
      for (let turn = 0; turn < 300; turn += 1) {
        const { sound_key: _derived, phone: _e164, phone_typed, ...person } = newcomers.next().value;
        const input = { ...person, phone: phone_typed };
        pairs.ours.push(await timed(() => encrypted.desk.perform(registerPatient, input)));
        pairs.yardstick.push(await timed(() => plain.desk.perform(registerPatient, input)));
      }
      return compareAt(0.5, pairs, 1.5);
    }),
};

/** What it costs where all of it is read: the copy, and the look at every page of it. */
export const encryptedBackup: Benchmark = {
  name: 'encrypted-backup',
  what: `a full backup of an encrypted clinic of ${size}, proved (median, processor time)`,
  yardstick,
  wanted: '≤ 2×',
  run: (bench) =>
    inBoth(bench, async ({ encrypted, plain }, pairs) => {
      for (let turn = 0; turn < 5; turn += 1) {
        pairs.ours.push(await backedUp(encrypted));
        pairs.yardstick.push(await backedUp(plain));
      }
      return compareAt(0.5, pairs, 2);
    }),
};

interface Both {
  readonly encrypted: OpenedClinic;
  readonly plain: OpenedClinic;
  /** The plain one's file. */
  readonly path: string;
}

async function inBoth<T>({ folder, say }: Bench, body: (both: Both, pairs: Pairs) => Promise<T>): Promise<T> {
  say(`Making two clinics of ${size}.`);
  const [path, keyed] = [join(folder, 'plain.db'), join(folder, 'encrypted.db')];
  await fillClinic(path, patients, () => undefined);
  const key = makeKey();
  closeSync(openSync(keyed, 'wx', 0o600));
  await writeAnew(path, keyed, key, { signal: new AbortController().signal, seen: () => {} });
  process.env.FRONTDESK_DB_KEY = keyLine(key);
  const plain = await openClinic({ db: path, backups: join(folder, 'plain-backups') });
  const encrypted = await openClinic({ db: keyed, backups: join(folder, 'encrypted-backups') });
  try {
    return await body({ encrypted, plain, path }, { ours: [], yardstick: [] });
  } finally {
    await plain.close();
    await encrypted.close();
    delete process.env.FRONTDESK_DB_KEY;
  }
}

async function backedUp(clinic: OpenedClinic): Promise<number> {
  const took = await timed(() => carryOut(clinic, backUp, {}));
  rmSync(clinic.backups, { recursive: true, force: true });
  return took;
}

/** Milliseconds of the processor, all threads of this process: both clinics wait for the same disk. */
async function timed(body: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await body();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
