import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settingSet } from '../../../src/clinic/settings/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { makeDaySheets } from '../../../src/data/downtime-pack/index.ts';
import { createClinic, type OpenedClinic } from '../../../src/data/schema/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
let opened: OpenedClinic;
beforeEach(async () => {
  // A Friday, late: the next working day is a Saturday or a Monday.
  clinic = await openTestClinic({ now: '2026-11-20T20:00:00.000Z' });
  const backups = join(dirname(clinic.path), 'backups');
  opened = { desk: clinic.desk, engine: clinic.engine, backups, close: async () => {} };
  await createClinic(opened, { name: 'Riverside Clinic', time_zone: 'Europe/London', demo: true });
});
afterEach(() => clinic.close());

describe('the downtime pack', () => {
  it('has a sheet for every doctor of today and of the next working day, for its owner alone', async () => {
    const { file, sheets, encrypted } = await carryOut(opened, makeDaySheets, {});
    expect(encrypted).toBe(false);
    expect(sheets).toBeGreaterThan(2);
    expect(dirname(file)).toBe(join(opened.backups, 'downtime'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, 'utf8');
    expect(text.split('\f')).toHaveLength(sheets + 1);
    const days = new Set(text.match(/[A-Z][a-z]+day \d+ November 2026$/gm));
    expect([...days][0]).toBe('Friday 20 November 2026');
    expect(days.size).toBe(2);
    expect(text).toContain('ALLERGIES: ');
  });

  it('is encrypted when the backups are, and whoever has the key reads it', async () => {
    const identity = await generateX25519Identity();
    const value = await identityToRecipient(identity);
    await clinic.desk.perform(settingSet, { name: 'backup_encrypt_to', value });
    const { file, encrypted } = await carryOut(opened, makeDaySheets, {});
    expect(encrypted).toBe(true);
    expect(file).toMatch(/\.txt\.age$/);
    const bytes = readFileSync(file);
    expect(bytes.includes('RIVERSIDE')).toBe(false);
    const opener = new Decrypter();
    opener.addIdentity(identity);
    expect(await opener.decrypt(bytes, 'text')).toContain('RIVERSIDE CLINIC');
  });

  it('is kept for the newest few only, and leaves other files alone', async () => {
    const folder = join(opened.backups, 'downtime');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'notes.txt'), 'ours');
    for (let hour = 0; hour < 7; hour += 1) {
      clinic.clock.advance({ hours: 1 });
      await carryOut(opened, makeDaySheets, {});
    }
    const left = readdirSync(folder).sort();
    expect(left).toContain('notes.txt');
    expect(left.filter((name) => name.startsWith('day-sheets'))).toHaveLength(5);
    expect(left.at(-2)).toBe('day-sheets-20261121-030000.txt');
    expect(readdirSync(opened.backups)).toEqual(['downtime']);
  });

  it('makes no folder for a file that was named, and takes no folder for a file', async () => {
    const stick = join(dirname(clinic.path), 'not-plugged-in');
    await expect(carryOut(opened, makeDaySheets, { to: join(stick, 'a.txt') })).rejects.toMatchObject({
      code: 'not_found',
      message: `There is no folder ${stick}.`,
    });
    mkdirSync(stick);
    await expect(carryOut(opened, makeDaySheets, { to: stick })).rejects.toMatchObject({
      code: 'invalid',
      message: `${stick} is a folder.`,
    });
    expect(readdirSync(stick)).toEqual([]);
  });

  it('that cannot be written says so, and leaves nothing half done', async () => {
    writeFileSync(opened.backups, 'in the way');
    await expect(carryOut(opened, makeDaySheets, {})).rejects.toThrow();
    expect(readdirSync(dirname(clinic.path)).filter((name) => name.startsWith('.frontdesk'))).toEqual([]);
  });
});
