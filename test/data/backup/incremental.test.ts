import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BackupRow, unpackBackup } from '../../../src/data/backup/index.ts';
import { idleTask } from '../../../src/data/job.ts';
import { type Practice, practise } from './backups.ts';

let practice: Practice;
beforeEach(async () => {
  practice = await practise();
});
afterEach(() => practice.close());

const chunks = () => join(practice.opened.backups, 'chunks');
const packs = () => readdirSync(chunks()).filter((name) => name.endsWith('.pack'));

function patientsIn(file: string): unknown {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare('select count(*) from patients').pluck().get();
  } finally {
    database.close();
  }
}

async function restored(backup: BackupRow, secret: { identities: string[] } | null = null): Promise<unknown> {
  const scratch = practice.path(`${backup.id}.scratch`);
  await unpackBackup(backup, scratch, secret, idleTask);
  return patientsIn(scratch);
}

describe('an incremental backup', () => {
  test('stores what is new, and restores without the ones before it', async () => {
    practice.addPatients(3000);
    const first = await practice.backUp({ incremental: true });
    practice.addPatients(10);
    const second = await practice.backUp({ incremental: true });
    expect(first.kind).toBe('incremental');
    expect(second.stored_bytes).toBeLessThan(first.stored_bytes / 4);
    for (const gone of [first.file, `${first.file}.json`]) rmSync(gone);
    expect(await restored(second)).toBe(3010);
  });

  test('stores nothing but its list when nothing has changed', async () => {
    practice.addPatients(500);
    await practice.backUp({ incremental: true });
    const again = await practice.backUp({ incremental: true });
    // The first page counts the changes of the file, and a copy is one.
    expect(packs().length).toBeLessThanOrEqual(2);
    expect(again.stored_bytes).toBeLessThan(again.size_bytes / 20);
  });

  test('writes a damaged stored chunk anew instead of relying on it', async () => {
    practice.addPatients(500);
    await practice.backUp({ incremental: true });
    const [pack = ''] = packs();
    const bytes = readFileSync(join(chunks(), pack));
    bytes.fill(0, 100, 5000);
    writeFileSync(join(chunks(), pack), bytes);
    const second = await practice.backUp({ incremental: true });
    expect(await restored(second)).toBe(500);
  });

  test('begins anew where a pack cannot be read at all', async () => {
    practice.addPatients(500);
    await practice.backUp({ incremental: true });
    const [pack = ''] = packs();
    writeFileSync(join(chunks(), pack), 'nothing');
    expect(await restored(await practice.backUp({ incremental: true }))).toBe(500);
  });

  test('is encrypted for a recipient, under names that tell nothing, and grows as little', async () => {
    const identity = await generateIdentity();
    const recipient = await identityToRecipient(identity);
    practice.addPatients(3000);
    const open = await practice.backUp({ incremental: true });
    const first = await practice.backUp({ incremental: true, recipient });
    expect(first.stored_bytes).toBeGreaterThan(open.stored_bytes / 2);
    practice.addPatients(10);
    const second = await practice.backUp({ incremental: true, recipient });
    expect(second.stored_bytes).toBeLessThan(first.stored_bytes / 4);
    expect(second.file).toMatch(/\.inc\.age$/);
    expect(await restored(second, { identities: [identity] })).toBe(3010);
    for (const pack of packs().slice(1))
      expect(readFileSync(join(chunks(), pack)).includes('Ada')).toBe(false);
    expect(statSync(`${practice.clinic.path}.backup-keys`).mode & 0o777).toBe(0o600);
  });

  test('has another key for another passphrase', async () => {
    practice.addPatients(500);
    const wanted = (file: string, passphrase: string) => ({
      incremental: true,
      passphrase_file: practice.file(file, passphrase),
    });
    const first = await practice.backUp(wanted('a', 'one of a kind'));
    const same = await practice.backUp(wanted('a', 'one of a kind'));
    const other = await practice.backUp(wanted('b', 'two of a kind'));
    expect(same.stored_bytes).toBeLessThan(first.stored_bytes / 4);
    expect(other.stored_bytes).toBeGreaterThan(first.stored_bytes / 2);
  });
});
