import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type BackupRow,
  findBackup,
  type Secret,
  unpackBackup,
  verifyBackup,
} from '../../src/data/backup/index.ts';
import { manifestFile, manifestText } from '../../src/data/backup/manifest.ts';
import { manifestOf } from '../../src/data/backup/row.ts';
import { idleTask } from '../../src/data/job.ts';
import { type Practice, practise } from '../data/backup/backups.ts';

/** How many damaged backups are tried: few in every run, a thousand on request. */
const strikes = Number(process.env.FRONTDESK_STRIKES ?? 80);

let practice: Practice;
let secret: Secret;
let sound: BackupRow[];
let liveHash: string;

beforeAll(async () => {
  practice = await practise();
  practice.addPatients(200);
  const identity = await generateIdentity();
  const recipient = await identityToRecipient(identity);
  secret = { identities: [identity] };
  for (const folder of ['open', 'closed']) mkdirSync(practice.path(folder));
  sound = [
    await practice.backUp(),
    await practice.backUp({ recipient }),
    await practice.backUp({ to: practice.path('open/a.inc'), incremental: true }),
    await practice.backUp({ to: practice.path('closed/b.inc.age'), incremental: true, recipient }),
  ];
  liveHash = hashOf(practice.clinic.path);
});
afterAll(() => practice.close());

describe('a damaged backup', () => {
  test(`is refused with its reason, ${strikes} times`, async () => {
    const chance = chanceFrom(20261121);
    for (let strike = 0; strike < strikes; strike += 1) {
      const backup = sound[strike % sound.length];
      if (backup === undefined) throw new Error('There is no backup to damage.');
      const fitting = damages.filter(({ fits }) => fits(backup));
      const damage = fitting[Math.floor(strike / sound.length) % fitting.length];
      if (damage === undefined) throw new Error('There is no damage for it.');
      const copy = copyOf(backup);
      damage.strike(copy, chance);
      const what = `strike ${strike}: ${damage.name} of ${backup.kind}${backup.encrypted ? ', encrypted' : ''}`;
      const { code, message } = await refusalOf(copy.file);
      expect(`${what}: ${code}`).toBe(`${what}: ${damage.code}`);
      expect(message).toContain(basename(copy.file));
    }
    expect(hashOf(practice.clinic.path)).toBe(liveHash);
  }, 900_000);

  test('is known as such by a look at it, and no longer counts as verified', async () => {
    const backup = await practice.backUp();
    flip(backup.file, chanceFrom(1));
    const verdict = await verifyBackup(practice.opened, backup, {}, idleTask);
    expect(verdict).toMatchObject({ ok: false, reason: expect.stringContaining('SHA-256') });
    expect(await findBackup(practice.opened.backups, backup.id)).toMatchObject({
      verified: false,
      problem: verdict.reason,
    });
  });

  test('is none of those from which it was copied', async () => {
    for (const backup of sound) {
      const scratch = practice.path('scratch.db');
      await unpackBackup(copyOf(backup), scratch, secret, idleTask);
      rmSync(scratch);
    }
  });
});

interface Damage {
  readonly name: string;
  readonly code: 'damaged' | 'not_a_backup' | 'newer';
  fits(backup: BackupRow): boolean;
  strike(backup: BackupRow, chance: () => number): void;
}

const any = () => true;
const isPlainFull = ({ kind, encrypted }: BackupRow) => kind === 'full' && !encrypted;
const isIncremental = ({ kind }: BackupRow) => kind === 'incremental';

const damages: readonly Damage[] = [
  { name: 'a bit', code: 'damaged', fits: any, strike: ({ file }, chance) => flip(file, chance) },
  { name: 'an end', code: 'damaged', fits: any, strike: ({ file }, chance) => cut(file, chance) },
  {
    name: 'more at the end',
    code: 'damaged',
    fits: any,
    strike: ({ file }) => write(file, Buffer.concat([read(file), Buffer.from('x')])),
  },
  { name: 'zeros', code: 'damaged', fits: any, strike: ({ file }, chance) => blank(file, chance) },
  {
    name: 'a bit of a pack',
    code: 'damaged',
    fits: isIncremental,
    strike: (backup, chance) => flip(packOf(backup), chance),
  },
  {
    name: 'the end of a pack',
    code: 'damaged',
    fits: isIncremental,
    strike: (backup, chance) => cut(packOf(backup), chance),
  },
  { name: 'a pack', code: 'damaged', fits: isIncremental, strike: (backup) => rmSync(packOf(backup)) },
  {
    name: 'swapped parts of a pack',
    code: 'damaged',
    fits: isIncremental,
    strike: (backup, chance) => swap(packOf(backup), chance, 700),
  },
  {
    name: 'swapped chunks',
    code: 'damaged',
    fits: any,
    strike: ({ file }, chance) => swap(file, chance, 32),
  },
  {
    name: 'swapped chunks, sealed anew',
    code: 'damaged',
    fits: (backup) => isIncremental(backup) && !backup.encrypted,
    strike: (backup, chance) => {
      const bytes = read(backup.file);
      const names = bytes.indexOf('\n') + 1;
      const last = (bytes.length - names) / 32 - 2;
      let nth = Math.floor(chance() * last);
      const nameOf = (one: number) => bytes.subarray(names + 32 * one, names + 32 * (one + 1));
      // Two chunks may be the same.
      while (nameOf(nth).equals(nameOf(nth + 1))) nth = (nth + 1) % last;
      const at = names + 32 * nth;
      write(
        backup.file,
        Buffer.concat([
          bytes.subarray(0, at),
          bytes.subarray(at + 32, at + 64),
          bytes.subarray(at, at + 32),
          bytes.subarray(at + 64),
        ]),
      );
      forge(backup, {});
    },
  },
  {
    name: 'another program’s database',
    code: 'damaged',
    fits: isPlainFull,
    strike: ({ file }) => foreign(file),
  },
  {
    name: 'another program’s database, sealed anew',
    code: 'not_a_backup',
    fits: isPlainFull,
    strike: (backup) => {
      foreign(backup.file);
      forge(backup, { rows: { notes: 1 }, revision: null, last_audit_entry: null });
    },
  },
  {
    name: 'a text, sealed anew',
    code: 'damaged',
    fits: isPlainFull,
    strike: (backup) => {
      write(backup.file, Buffer.from('Dear diary, '.repeat(2000)));
      forge(backup, {});
    },
  },
  {
    name: 'a newer revision',
    code: 'newer',
    fits: isPlainFull,
    strike: (backup) => {
      change(backup.file, "insert into schema_migrations (name) values ('20991231-01-from-the-future')");
      forge(backup, { revision: '20991231-01' });
    },
  },
  {
    name: 'fewer rows, sealed anew',
    code: 'damaged',
    fits: isPlainFull,
    strike: (backup) => {
      change(backup.file, 'delete from patients where search_key = 7');
      forge(backup, {});
    },
  },
  {
    name: 'a broken reference, sealed anew',
    code: 'damaged',
    fits: isPlainFull,
    strike: (backup) => {
      change(
        backup.file,
        "pragma foreign_keys = off; insert into doctor_specializations values ('nobody', 'nothing', '2026-01-01T00:00:00.000Z')",
      );
      forge(backup, {
        rows: { ...backup.rows, doctor_specializations: (backup.rows.doctor_specializations ?? 0) + 1 },
      });
    },
  },
  {
    name: 'another page, sealed anew',
    code: 'damaged',
    fits: isPlainFull,
    strike: (backup) => {
      const bytes = read(backup.file);
      bytes.copyWithin(4096 * 8, 4096 * 9, 4096 * 10);
      write(backup.file, bytes);
      forge(backup, {});
    },
  },
  {
    name: 'rows in the manifest',
    code: 'damaged',
    fits: any,
    strike: (backup) => edit(backup, '"patients": 200', '"patients": 201'),
  },
  {
    name: 'rows in the manifest, sealed anew',
    code: 'damaged',
    fits: any,
    strike: (backup) => forge(backup, { rows: { ...backup.rows, patients: 201 } }),
  },
  {
    name: 'the revision in the manifest, sealed anew',
    code: 'damaged',
    fits: any,
    strike: (backup) => forge(backup, { revision: '20200101-01' }),
  },
  {
    name: 'the audit log in the manifest, sealed anew',
    code: 'damaged',
    fits: any,
    strike: (backup) => forge(backup, { last_audit_entry: 999_999 }),
  },
  {
    name: 'the moment in the manifest',
    code: 'damaged',
    fits: any,
    strike: (backup) => edit(backup, '"at": "2026', '"at": "2025'),
  },
  {
    name: 'the hash in the manifest',
    code: 'damaged',
    fits: any,
    strike: (backup) => edit(backup, backup.sha256.slice(0, 8), '00000000'),
  },
  {
    name: 'a bit of the manifest',
    code: 'damaged',
    fits: any,
    strike: ({ file }, chance) => flip(manifestFile(file), chance),
  },
  {
    name: 'half of the manifest',
    code: 'damaged',
    fits: any,
    strike: ({ file }, chance) => cut(manifestFile(file), chance),
  },
  { name: 'the manifest', code: 'not_a_backup', fits: any, strike: ({ file }) => rmSync(manifestFile(file)) },
  {
    name: 'the manifest of another',
    code: 'damaged',
    fits: any,
    strike: (backup) => {
      const other = sound.find(({ id }) => id !== backup.id);
      if (other) copyFileSync(manifestFile(other.file), manifestFile(backup.file));
    },
  },
];

function copyOf(backup: BackupRow): BackupRow {
  const folder = practice.path('copy');
  rmSync(folder, { recursive: true, force: true });
  const from = join(backup.file, '..', 'chunks');
  if (existsSync(from) && backup.kind === 'incremental')
    cpSync(from, join(folder, 'chunks'), { recursive: true });
  const file = join(folder, basename(backup.file));
  cpSync(backup.file, file);
  cpSync(manifestFile(backup.file), manifestFile(file));
  return { ...backup, file };
}

async function refusalOf(file: string): Promise<{ code: string; message: string }> {
  const scratch = practice.path('scratch.db');
  try {
    await unpackBackup(await findBackup(practice.opened.backups, file), scratch, secret, idleTask);
  } catch (error) {
    expect(existsSync(scratch)).toBe(false);
    return error instanceof Error && 'code' in error
      ? { code: String(error.code), message: error.message }
      : { code: String(error), message: '' };
  }
  rmSync(scratch);
  return { code: 'accepted', message: '' };
}

function packOf(backup: BackupRow): string {
  const folder = join(backup.file, '..', 'chunks');
  const [pack = ''] = readdirSync(folder).filter((name) => name.endsWith('.pack'));
  return join(folder, pack);
}

function flip(file: string, chance: () => number): void {
  const bytes = read(file);
  const at = Math.floor(chance() * bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(chance() * 8));
  write(file, bytes);
}

function cut(file: string, chance: () => number): void {
  truncateSync(file, Math.floor(chance() * statSync(file).size));
}

function blank(file: string, chance: () => number): void {
  const bytes = read(file);
  // Where zeros are already there is no damage: from something that is none.
  let at = Math.floor(chance() * bytes.length);
  while (bytes[at] === 0) at = (at + 1) % bytes.length;
  write(file, bytes.fill(0, at, Math.min(at + 512, bytes.length)));
}

function swap(file: string, chance: () => number, length: number): void {
  const bytes = read(file);
  const room = bytes.length - 2 * length;
  let at = Math.floor(chance() * room);
  while (bytes.subarray(at, at + length).equals(bytes.subarray(at + length, at + 2 * length)))
    at = (at + 1) % room;
  const first = Buffer.from(bytes.subarray(at, at + length));
  bytes.copyWithin(at, at + length, at + 2 * length);
  first.copy(bytes, at + length);
  write(file, bytes);
}

function foreign(file: string): void {
  rmSync(file);
  change(file, "create table notes (text text); insert into notes values ('milk, bread')");
}

function change(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}

/** What somebody would write who knows how a manifest is sealed. */
function forge(backup: BackupRow, changes: Partial<BackupRow>): void {
  const { size } = statSync(backup.file);
  const sizes = backup.kind === 'full' && !backup.encrypted ? { size_bytes: size, stored_bytes: size } : {};
  const forged = { ...backup, ...sizes, sha256: hashOf(backup.file), ...changes };
  writeFileSync(manifestFile(backup.file), manifestText(manifestOf(forged)));
}

function edit({ file }: BackupRow, before: string, after: string): void {
  const text = readFileSync(manifestFile(file), 'utf8');
  expect(text).toContain(before);
  writeFileSync(manifestFile(file), text.replace(before, after));
}

function read(file: string): Buffer {
  return readFileSync(file);
}

function write(file: string, bytes: Buffer): void {
  writeFileSync(file, bytes);
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** The same strikes in every run (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
