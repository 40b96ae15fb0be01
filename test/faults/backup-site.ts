import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { brokenIn } from '../../src/data/backup/folder.ts';
import { listBackups, type Secret, sweepBackups, unpackBackup } from '../../src/data/backup/index.ts';
import { idleTask } from '../../src/data/job.ts';
import { createClinic, openClinic } from '../../src/data/schema/index.ts';

/** How many strikes a fault test makes: few in every run, all of them on request. */
export function strikesOr(few: number): number {
  return Number(process.env.FRONTDESK_STRIKES ?? few);
}

/** A clinic in a home of its own, that is backed up by processes which something happens to. */
export class BackupSite {
  readonly home: string;
  readonly db: string;
  readonly backups: string;
  readonly recipient: string;
  readonly secret: Secret;

  private constructor(home: string, recipient: string, secret: Secret) {
    this.home = home;
    this.db = join(home, 'clinic.db');
    this.backups = join(home, 'backups');
    this.recipient = recipient;
    this.secret = secret;
  }

  static async make(demo = true): Promise<BackupSite> {
    const home = mkdtempSync(join(tmpdir(), 'frontdesk-faults-'));
    const identity = await generateIdentity();
    const site = new BackupSite(home, await identityToRecipient(identity), { identities: [identity] });
    const clinic = await openClinic({ db: site.db, create: true, anyRevision: true });
    await createClinic(clinic, { demo, name: 'Faults', time_zone: 'Europe/Berlin', country: 'DE' });
    await clinic.close();
    return site;
  }

  /** The database is whole, every backup that is listed is too, and nothing lies there under the name of one. */
  async requireSound(): Promise<string[]> {
    const database = new Database(this.db);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    database.close();
    const backups = await listBackups(this.backups);
    for (const backup of backups) {
      const scratch = join(this.home, 'scratch.db');
      await unpackBackup(backup, scratch, this.secret, idleTask);
      rmSync(scratch);
    }
    expect(await brokenIn(this.backups)).toEqual([]);
    return backups.map(({ id }) => id);
  }

  /** What a killed backup left is gone after the next sweep, and nothing else is. */
  async requireSwept(): Promise<void> {
    for (const folder of [this.backups, this.home]) await sweepBackups(folder);
    const backups = await listBackups(this.backups);
    const known = new Set(backups.flatMap(({ file }) => [file, `${file}.json`]));
    const others = this.#names(this.backups).filter(
      (name) => name !== 'chunks' && !known.has(join(this.backups, name)),
    );
    expect(others).toEqual([]);
    // The journal of a lock is the lock's own, and is used again.
    const strange = /^\.frontdesk-|\.aside$|(?<!\.lock)-journal$/;
    expect(this.#names(this.home).filter((name) => strange.test(name))).toEqual([]);
    expect(this.#names(join(this.backups, 'chunks')).filter((name) => strange.test(name))).toEqual([]);
  }

  /** Takes the backups away, so that the next strike finds few of them. */
  forgetBackups(): void {
    rmSync(this.backups, { recursive: true, force: true });
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  #names(folder: string): string[] {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  }
}
