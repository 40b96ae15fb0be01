import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  keptBackups,
  listBackups,
  pruneBackups,
  sweepBackups,
  unpackBackup,
  verifyBackup,
} from '../../../src/data/backup/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { clearAll } from '../../../src/data/clear/index.ts';
import { idleTask } from '../../../src/data/job.ts';
import { leftByTheKilled } from '../../support/leftovers.ts';
import { type Practice, practise } from './backups.ts';

const none = { daily: 0, weekly: 0, monthly: 0 };
const at = (moment: string, verified = true) => ({
  id: moment,
  at: moment,
  verified,
  encrypted: false,
  rows: { patients: 3 },
  note: null,
});

describe('what is kept', () => {
  const backups = [
    at('2026-11-21T20:00:00.000Z'),
    at('2026-11-21T08:00:00.000Z'),
    at('2026-11-20T20:00:00.000Z', false),
    at('2026-11-20T08:00:00.000Z'),
    at('2026-11-12T20:00:00.000Z'),
    at('2026-10-31T20:00:00.000Z'),
  ];
  const kept = (keep: Partial<typeof none>) => [...keptBackups(backups, { ...none, ...keep }, 'UTC')];

  test('is the newest good one of each day, week and month', () => {
    expect(kept({ daily: 2 })).toEqual([backups[0]?.id, backups[3]?.id]);
    expect(kept({ weekly: 2 })).toEqual([backups[0]?.id, backups[4]?.id]);
    expect(kept({ monthly: 2 })).toEqual([backups[0]?.id, backups[5]?.id]);
  });

  test('is the newest good one whatever is asked', () => {
    expect(kept({})).toEqual([backups[0]?.id]);
    expect([...keptBackups(backups.slice(2), none, 'UTC')]).toEqual([backups[3]?.id]);
  });

  test('is everything where none is good', () => {
    const bad = backups.map((backup) => ({ ...backup, verified: false }));
    expect(keptBackups(bad, none, 'UTC').size).toBe(bad.length);
  });

  test('begins its days where the clinic is', () => {
    const late = [at('2026-11-21T23:30:00.000Z'), at('2026-11-21T22:30:00.000Z')];
    expect(keptBackups(late, { ...none, daily: 5 }, 'UTC').size).toBe(1);
    expect(keptBackups(late, { ...none, daily: 5 }, 'Europe/Berlin').size).toBe(2);
  });

  test('is what has data in it rather than an empty one of the same day, and always the newest that has', () => {
    const [newest, second, , third, fourth, last] = backups.map((backup, nth) =>
      nth === 0 ? { ...backup, rows: { patients: 0, audit_log: 9 } } : backup,
    );
    const emptied = [newest, second, third, fourth, last].flatMap((one) => one ?? []);
    const both = new Set([newest?.id, second?.id]);
    expect(keptBackups(emptied, { ...none, daily: 1 }, 'UTC')).toEqual(both);
    expect(keptBackups(emptied, none, 'UTC')).toEqual(both);
    expect(keptBackups(emptied, { ...none, daily: 2 }, 'UTC')).toEqual(new Set([...both, third?.id]));
  });

  test('is a plain one beside one that needs a passphrase, until the clinic encrypts by its settings', () => {
    const sealed = backups.map((backup, nth) => (nth < 2 ? { ...backup, encrypted: true } : backup));
    const plain = backups[3]?.id;
    expect(keptBackups(sealed, { ...none, daily: 1 }, 'UTC')).toEqual(new Set([backups[0]?.id, plain]));
    expect(keptBackups(sealed, { ...none, daily: 1, opens_encrypted: true }, 'UTC')).toEqual(
      new Set([backups[0]?.id]),
    );
  });

  test('is one whose key is here beside a newer one whose key is not', () => {
    const keyless = backups.map((backup, nth) => (nth === 0 ? { ...backup, lacks_key: true } : backup));
    const both = [backups[0]?.id, backups[1]?.id];
    expect([...keptBackups(keyless, { ...none, daily: 1 }, 'UTC')]).toEqual(both);
  });

  test('is for longer what was made for a reason, not what the schedule made', () => {
    const noted = backups.map((backup, nth) => ({
      ...backup,
      note: nth === 1 ? 'scheduled' : 'before clearing all data',
    }));
    const keep = { ...none, reasons_since: '2026-11-15T00:00:00.000Z' };
    expect([...keptBackups(noted, keep, 'UTC')]).toEqual([backups[0]?.id, backups[2]?.id, backups[3]?.id]);
  });

  test('never is nothing, and never more than asked and one', () => {
    const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
    const some = fc.array(fc.tuple(moment, fc.boolean()), { minLength: 1, maxLength: 40 });
    const counts = fc.record({ daily: fc.nat(9), weekly: fc.nat(9), monthly: fc.nat(9) });
    fc.assert(
      fc.property(some, counts, (made, keep) => {
        const sorted = made
          .map(([date, verified], nth) => ({ ...at(date.toISOString(), verified), id: String(nth) }))
          .sort((a, b) => (a.at < b.at ? 1 : -1));
        const good = sorted.filter(({ verified }) => verified);
        const stays = keptBackups(sorted, keep, 'Europe/Berlin');
        if (good.length === 0) return stays.size === sorted.length;
        const isAllGood = sorted.every(({ id, verified }) => verified || !stays.has(id));
        return (
          isAllGood &&
          stays.has(good[0]?.id ?? '') &&
          stays.size <= keep.daily + keep.weekly + keep.monthly + 1
        );
      }),
    );
  });
});

describe('pruning', () => {
  let practice: Practice;
  beforeEach(async () => {
    practice = await practise();
    practice.addPatients(300);
  });
  afterEach(() => practice.close());

  const prune = (wanted: Parameters<typeof pruneBackups>[1]) =>
    pruneBackups(practice.opened, wanted, idleTask);
  const ids = async () => (await listBackups(practice.opened.backups)).map(({ id }) => id);

  test('removes what nothing keeps, after saying so in a dry run', async () => {
    const old = await practice.backUp();
    practice.clinic.clock.advance({ hours: 48 });
    const recent = await practice.backUp();
    expect(await prune({ keep_daily: 1, dry_run: true })).toMatchObject({
      removed: [old.id],
      kept: [recent.id],
    });
    expect(await ids()).toEqual([recent.id, old.id]);
    expect(await prune({ keep_daily: 1 })).toMatchObject({
      removed: [old.id],
      freed_bytes: old.stored_bytes,
    });
    expect(await ids()).toEqual([recent.id]);
    expect(existsSync(old.file)).toBe(false);
  });

  test('thins nothing out that was made within a day', async () => {
    const first = await practice.backUp();
    const second = await practice.backUp();
    await prune({ keep_daily: 1 });
    expect(await ids()).toEqual([second.id, first.id]);
  });

  test('keeps what was saved before everything was cleared, however old it grows', async () => {
    const { backup } = await carryOut(practice.opened, clearAll, {}, idleTask);
    practice.clinic.clock.advance({ hours: 24 * 90 });
    const empty = await practice.backUp();
    await prune({ keep_daily: 1 });
    expect(await ids()).toEqual([empty.id, backup]);
  });

  test('keeps the last good one when the newer ones are damaged', async () => {
    const good = await practice.backUp();
    practice.clinic.clock.advance({ hours: 48 });
    const bad = await practice.backUp();
    writeFileSync(bad.file, 'nothing');
    await verifyBackup(practice.opened, bad, {}, idleTask);
    practice.clinic.clock.advance({ hours: 48 });
    await prune({ keep_daily: 1 });
    expect(await ids()).toEqual([good.id]);
  });

  test('ends at the next sweep what it had begun to remove when it was killed', async () => {
    const old = await practice.backUp();
    const kept = await practice.backUp();
    const { backups } = practice.opened;
    renameSync(old.file, join(backups, `${leftByTheKilled('prune')}.${old.id}.aside`));
    await sweepBackups(backups);
    expect(readdirSync(backups).sort()).toEqual([`${kept.id}.db`, `${kept.id}.db.json`]);
  });

  test('leaves the backups of another database alone', async () => {
    const other = await practise();
    const { makeBackup } = await import('../../../src/data/backup/index.ts');
    const theirs = await makeBackup({ ...other.opened, backups: practice.opened.backups }, {}, idleTask);
    await other.close();
    practice.clinic.clock.advance({ hours: 48 });
    await practice.backUp();
    await prune({ keep_daily: 1 });
    expect(await ids()).toContain(theirs.id);
  });

  test('removes the chunks that no list names any more, and no other', async () => {
    const chunks = join(practice.opened.backups, 'chunks');
    const bytes = () => readdirSync(chunks).filter((name) => name.endsWith('.pack')).length;
    await practice.backUp({ incremental: true });
    practice.addPatients(3000);
    await practice.backUp({ incremental: true });
    practice.clinic.clock.advance({ hours: 48 });
    practice.addPatients(1);
    const last = await practice.backUp({ incremental: true });
    expect(bytes()).toBe(3);
    const { freed_bytes } = await prune({ keep_daily: 1 });
    expect(freed_bytes).toBeGreaterThan(0);
    await unpackBackup(last, practice.path('scratch.db'), null, idleTask);
  });

  test('collects no chunk while a list of them cannot be read', async () => {
    const first = await practice.backUp({ incremental: true });
    practice.clinic.clock.advance({ hours: 48 });
    practice.addPatients(2000);
    const second = await practice.backUp({ incremental: true });
    writeFileSync(first.file, 'nothing');
    rmSync(`${first.file}.json`);
    const before = readdirSync(join(practice.opened.backups, 'chunks'));
    await prune({ keep_daily: 1 });
    expect(readdirSync(join(practice.opened.backups, 'chunks'))).toEqual(before);
    await unpackBackup(second, practice.path('scratch.db'), null, idleTask);
  });
});
