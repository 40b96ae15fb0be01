import { describe, expect, it } from 'vitest';
import { findUnusual, type Look, thresholds } from '../../../src/clinic/audit/unusual-rules.ts';

const zone = 'Europe/Berlin';
/** Looks of one person, so many minutes apart, each at another patient. */
function looks(from: string, count: number, minutes: number, more: Partial<Look> = {}): Look[] {
  const start = Date.parse(from);
  return Array.from({ length: count }, (_, nth) => ({
    at: new Date(start + nth * minutes * 60_000).toISOString(),
    person: 'u1',
    actor: 'Ana',
    patient: `p${nth}`,
    isRefused: false,
    ...more,
  }));
}

describe('unusual access', () => {
  it('is many records within an hour, and a busy desk is not', () => {
    expect(findUnusual(looks('2026-11-20T09:00:00Z', thresholds.records, 0.9), zone)).toMatchObject([
      {
        kind: 'many',
        actor: 'Ana',
        count: 60,
        sentence: 'Ana opened 60 records within an hour, from 2026-11-20 10:00 on.',
      },
    ]);
    expect(findUnusual(looks('2026-11-20T09:00:00Z', 200, 1.2), zone)).toEqual([]);
    expect(findUnusual(looks('2026-11-20T09:00:00Z', 500, 0.1, { patient: 'p1' }), zone)).toEqual([]);
  });

  it('is found where the hour begins in the middle of a quiet day', () => {
    const day = [...looks('2026-11-20T07:00:00Z', 5, 20), ...looks('2026-11-20T10:30:00Z', 80, 0.5)];
    expect(findUnusual(day, zone)).toMatchObject([
      { kind: 'many', count: 80, at: '2026-11-20T10:30:00.000Z' },
    ]);
  });

  it('is several records in one night, on the clinic’s wall', () => {
    // 21:30 UTC is 22:30 in Berlin; the night goes on after midnight.
    const night = looks('2026-11-20T21:30:00Z', thresholds.atNight, 45);
    expect(findUnusual(night, zone)).toMatchObject([{ kind: 'out_of_hours', count: 5 }]);
    expect(findUnusual(night.slice(1), zone)).toEqual([]);
    expect(findUnusual(looks('2026-11-20T19:30:00Z', 5, 10), zone)).toEqual([]);
  });

  it('is many refusals, told apart by person', () => {
    const refused = { isRefused: true, patient: null };
    const some = looks('2026-11-20T09:00:00Z', thresholds.refusals - 1, 1, refused);
    expect(findUnusual(some, zone)).toEqual([]);
    const other = looks('2026-11-20T09:00:00Z', 1, 1, { ...refused, person: 'u2', actor: 'Ben' });
    expect(findUnusual([...some, ...other], zone)).toEqual([]);
    expect(findUnusual(looks('2026-11-20T09:00:00Z', 12, 1, refused), zone)).toMatchObject([
      { kind: 'refused', count: 12 },
    ]);
  });
});
