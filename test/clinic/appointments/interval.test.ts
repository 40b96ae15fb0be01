import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, overlaps, subtract } from '../../../src/clinic/appointments/interval.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23) + minute * 60_000).toISOString();
const between = (from: number, to: number): Interval => ({ starts_at: at(from), ends_at: at(to) });
const some = fc
  .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 60 }))
  .map(([from, length]) => between(from, from + length));
const inside = (interval: Interval, minute: number) =>
  interval.starts_at <= at(minute) && at(minute) < interval.ends_at;

describe('two visits', () => {
  it('do not overlap when one ends as the other begins', () => {
    expect(overlaps(between(0, 30), between(30, 60))).toBe(false);
    expect(overlaps(between(30, 60), between(0, 30))).toBe(false);
  });

  it('overlap when they share a minute, also when one lies within the other', () => {
    expect(overlaps(between(0, 31), between(30, 60))).toBe(true);
    expect(overlaps(between(0, 60), between(20, 30))).toBe(true);
    expect(overlaps(between(20, 30), between(0, 60))).toBe(true);
  });

  it('overlap exactly when some minute lies in both', () => {
    fc.assert(
      fc.property(some, some, (one, other) => {
        const shared = Array.from({ length: 260 }, (_, minute) => minute).some(
          (minute) => inside(one, minute) && inside(other, minute),
        );
        expect(overlaps(one, other)).toBe(shared);
        expect(overlaps(other, one)).toBe(shared);
      }),
    );
  });
});

describe('what is left of the open time', () => {
  it('is every minute that is open and not taken, in order and without empty pieces', () => {
    fc.assert(
      fc.property(some, fc.array(some, { maxLength: 6 }), (open, taken) => {
        const left = subtract([open], taken);
        for (let minute = 0; minute < 260; minute += 1) {
          const wanted = inside(open, minute) && !taken.some((cut) => inside(cut, minute));
          expect(left.filter((piece) => inside(piece, minute))).toHaveLength(wanted ? 1 : 0);
        }
        expect(left.every((piece) => piece.starts_at < piece.ends_at)).toBe(true);
        expect(left.map((piece) => piece.starts_at)).toEqual(left.map((piece) => piece.starts_at).sort());
      }),
    );
  });
});
