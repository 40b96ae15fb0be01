import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backupStanding,
  dueNow,
  type ScheduleFacts,
  type ScheduleRules,
} from '../../../src/data/schedule/due.ts';
import { nextBackup } from '../../../src/data/schedule/next-backup.ts';

const rules: ScheduleRules = {
  time_zone: 'Europe/London',
  backup_schedule: 'daily 20:00',
  rehearse_restore: 'monthly',
  maintain_analyze: 'daily',
  maintain_vacuum: 'weekly',
  maintain_reindex: 'monthly',
};

const done: ScheduleFacts = {
  has_data: true,
  created_at: '2026-01-05T09:00:00.000Z',
  backup: '2026-11-20T20:00:05.000Z',
  rehearse: '2026-11-10T20:00:09.000Z',
  analyze: '2026-11-21T00:30:00.000Z',
  vacuum: '2026-11-19T20:00:20.000Z',
  reindex: '2026-11-01T20:00:20.000Z',
  failed: null,
  is_sealed: false,
  is_quiet: true,
};

const zones = [
  'UTC',
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'America/Santiago',
  'Pacific/Apia',
];
const zone = fc.constantFrom(...zones);
const instant = fc
  .date({ min: new Date('2011-01-01'), max: new Date('2031-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const time = fc
  .record({ hour: fc.nat(23), minute: fc.nat(59) })
  .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

describe('a daily backup', () => {
  it('is due at that time on the wall, whatever summer time does', () => {
    const next = (since: string, at = '20:00') => nextBackup({ kind: 'daily', at }, 'Europe/London', since);
    expect(next('2026-11-20T20:00:05.000Z')).toBe('2026-11-21T20:00:00.000Z');
    expect(next('2026-03-28T20:00:01.000Z')).toBe('2026-03-29T19:00:00.000Z');
    expect(next('2026-10-24T19:00:01.000Z')).toBe('2026-10-25T20:00:00.000Z');
    // 01:30 does not exist that night: half past two is what comes instead.
    expect(next('2026-03-28T20:00:00.000Z', '01:30')).toBe('2026-03-29T01:30:00.000Z');
    // And exists twice in this one: once is enough.
    expect(next('2026-10-24T20:00:00.000Z', '01:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(next('2026-10-25T00:30:00.000Z', '01:30')).toBe('2026-10-26T01:30:00.000Z');
  });

  it('comes once a day, on every day that the calendar has', () => {
    fc.assert(
      fc.property(zone, instant, time, (in_zone, since, at) => {
        const schedule = { kind: 'daily', at } as const;
        const days: string[] = [];
        let before = since;
        for (let count = 0; count < 4; count += 1) {
          const next = nextBackup(schedule, in_zone, before) ?? '';
          expect(next > before).toBe(true);
          // Twenty-five hours on the day the clock is put back; Samoa once left a whole day out.
          expect(Date.parse(next) - Date.parse(before)).toBeLessThanOrEqual(26 * 3_600_000);
          const wall = Temporal.Instant.from(next).toZonedDateTimeISO(in_zone);
          const jumped = wall.toPlainTime().toString({ smallestUnit: 'minute' }) !== at;
          if (jumped) expect(wall.hoursInDay).not.toBe(24);
          days.push(wall.toPlainDate().toString());
          before = next;
        }
        expect(new Set(days).size).toBe(days.length);
      }),
      { numRuns: 300 },
    );
  });

  it('every few hours comes so many hours after the last', () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: 1, max: 168 }), (in_zone, since, hours) => {
        const next = nextBackup({ kind: 'every', hours }, in_zone, since) ?? '';
        expect(Date.parse(next) - Date.parse(since)).toBe(hours * 3_600_000);
      }),
    );
  });
});

describe('what is due', () => {
  const at = (now: string, facts: Partial<ScheduleFacts> = {}, set: Partial<ScheduleRules> = {}) =>
    dueNow({ ...rules, ...set }, { ...done, ...facts }, now);

  it('is nothing while all of it has been done', () => {
    expect(at('2026-11-21T19:59:59.000Z')).toEqual([]);
  });

  it('is the backup from its time on, and in the morning when nobody was there at night', () => {
    expect(at('2026-11-21T20:00:00.000Z')).toEqual(['backup']);
    expect(at('2026-11-22T07:30:00.000Z')).toEqual(['backup', 'analyze']);
    expect(at('2026-11-21T20:00:00.000Z', {}, { backup_schedule: 'off' })).toEqual([]);
    expect(at('2026-11-21T00:40:00.000Z', {}, { backup_schedule: 'every 4 hours' })).toEqual(['backup']);
  });

  it('waits for the first time after the clinic was made', () => {
    const made = { created_at: '2026-11-21T10:00:00.000Z', backup: null, rehearse: null };
    expect(at('2026-11-21T19:00:00.000Z', made)).toEqual([]);
    expect(at('2026-11-21T20:00:00.000Z', made)).toEqual(['backup', 'rehearse']);
  });

  it('rehearses the first backup, and then once a month', () => {
    expect(at('2026-11-21T12:00:00.000Z', { rehearse: null })).toEqual(['rehearse']);
    expect(at('2026-11-21T12:00:00.000Z', { rehearse: '2026-10-21T20:00:00.000Z' })).toEqual(['rehearse']);
    expect(at('2026-11-21T12:00:00.000Z', { rehearse: '2026-10-22T20:00:00.000Z' })).toEqual([]);
    expect(at('2026-11-21T12:00:00.000Z', { rehearse: null }, { rehearse_restore: 'off' })).toEqual([]);
    expect(at('2026-11-21T12:00:00.000Z', { rehearse: null, is_sealed: true })).toEqual([]);
    expect(
      at('2026-11-21T12:00:00.000Z', { rehearse: null, backup: null }, { backup_schedule: 'off' }),
    ).toEqual([]);
  });

  it('compacts and rebuilds only while nobody works', () => {
    const late = { vacuum: '2026-11-01T20:00:00.000Z', reindex: '2026-10-01T20:00:00.000Z' };
    expect(at('2026-11-21T12:00:00.000Z', late)).toEqual(['vacuum', 'reindex']);
    expect(at('2026-11-21T12:00:00.000Z', { ...late, is_quiet: false })).toEqual([]);
    expect(at('2026-11-21T12:00:00.000Z', late, { maintain_vacuum: 'off' })).toEqual(['reindex']);
  });

  it('is nothing without data, and rests a while after a failure', () => {
    const now = '2026-11-22T07:30:00.000Z';
    expect(at(now, { has_data: false })).toEqual([]);
    expect(at(now, { failed: '2026-11-22T07:20:00.000Z' })).toEqual([]);
    expect(at(now, { failed: '2026-11-22T07:15:00.000Z' })).toEqual(['backup', 'analyze']);
  });

  it('is not put off by a clock that was once ahead', () => {
    const wrong = { backup: '2031-01-01T00:00:00.000Z', failed: '2031-01-01T00:00:00.000Z' };
    expect(at('2026-11-21T12:00:00.000Z', wrong)).toEqual(['backup']);
  });

  it('a backup just made is never due again at once', () => {
    const schedule = fc.oneof(
      fc.integer({ min: 1, max: 168 }).map((hours) => `every ${hours} hours`),
      time.map((wall) => `daily ${wall}`),
    );
    fc.assert(
      fc.property(zone, instant, schedule, (time_zone, now, backup_schedule) => {
        const facts = { ...done, created_at: '2010-01-01T00:00:00.000Z', backup: now };
        expect(dueNow({ ...rules, time_zone, backup_schedule }, facts, now)).not.toContain('backup');
      }),
    );
  });
});

describe('how backups stand', () => {
  const standing = (now: string, facts: Partial<ScheduleFacts> = {}) =>
    backupStanding(rules, { ...done, ...facts }, now);

  it('is told: fine until the next, due, and overdue after an hour', () => {
    expect(standing('2026-11-21T12:00:00.000Z')).toEqual({ state: 'ok', next: '2026-11-21T20:00:00.000Z' });
    expect(standing('2026-11-21T20:59:00.000Z')).toEqual({ state: 'due', since: '2026-11-21T20:00:00.000Z' });
    expect(standing('2026-11-21T21:00:00.000Z').state).toBe('overdue');
  });

  it('is fine in a clinic that has nothing to lose', () => {
    expect(standing('2026-12-24T12:00:00.000Z', { has_data: false }).state).toBe('ok');
  });
});
