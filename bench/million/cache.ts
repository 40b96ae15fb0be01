import { createHash } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fillAppointments } from './appointments.ts';
import { fillClinic } from './fill.ts';

const folder = join(tmpdir(), 'frontdesk-bench');
const root = resolve(import.meta.dirname, '../..');

/** Whatever the database's content depends on. */
const origins = ['migrations/sqlite', 'bench/million'];

/** The path of a database with this many patients, kept in the system's temporary folder from run to run. */
export async function cachedClinic(size: number, say: (text: string) => void): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `patients-${size}-${fingerprint()}.db`);
  if (existsSync(path)) return path;
  say(
    `Making a database of ${size.toLocaleString('en')} patients (minutes; kept in ${folder}, --clean deletes it).`,
  );
  const unfinished = `${path}.${process.pid}`;
  try {
    await fillClinic(
      unfinished,
      size,
      (done) => done % 100_000 === 0 && say(`${done.toLocaleString('en')} patients`),
    );
    renameSync(unfinished, path);
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(unfinished + end, { force: true });
  }
  return path;
}

/** The same patients with two visits each, and the doctors they go to. */
export async function cachedVisits(size: number, say: (text: string) => void): Promise<string> {
  const patients = await cachedClinic(size, say);
  const path = patients.replace('patients-', 'visits-');
  if (existsSync(path)) return path;
  const visits = size * 2;
  say(`Adding ${visits.toLocaleString('en')} visits (minutes; kept in ${folder}, too).`);
  const unfinished = `${path}.${process.pid}`;
  try {
    copyFileSync(patients, unfinished, constants.COPYFILE_FICLONE);
    fillAppointments(
      unfinished,
      size,
      visits,
      (done) => done % 200_000 === 0 && say(`${done.toLocaleString('en')} visits`),
    );
    renameSync(unfinished, path);
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(unfinished + end, { force: true });
  }
  return path;
}

export function cleanCache(): void {
  rmSync(folder, { recursive: true, force: true });
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const origin of origins) {
    const files = readdirSync(join(root, origin), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.ts')).sort()) {
      hash.update(readFileSync(join(root, origin, file)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}
