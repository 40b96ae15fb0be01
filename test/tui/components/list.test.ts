import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeCursor, windowAround } from '../../../src/tui/components/list/index.ts';

describe('windowAround', () => {
  it('moves no further than it must', () => {
    expect(windowAround(0, 100, 10, 0)).toEqual({ first: 0, count: 10 });
    expect(windowAround(9, 100, 10, 0)).toEqual({ first: 0, count: 10 });
    expect(windowAround(10, 100, 10, 0)).toEqual({ first: 1, count: 10 });
    expect(windowAround(5, 100, 10, 6)).toEqual({ first: 5, count: 10 });
    expect(windowAround(2, 3, 10, 50)).toEqual({ first: 0, count: 3 });
  });

  it('always holds the cursor and never reaches past the end', () => {
    const numbers = fc.record({
      total: fc.integer({ min: 1, max: 500 }),
      height: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(numbers, fc.nat(500), fc.nat(600), ({ total, height }, wanted, previous) => {
        const cursor = Math.min(wanted, total - 1);
        const { first, count } = windowAround(cursor, total, height, previous);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(first + count).toBeLessThanOrEqual(total);
        expect(cursor).toBeGreaterThanOrEqual(first);
        expect(cursor).toBeLessThan(first + count);
        expect(count).toBe(Math.min(height, total));
      }),
    );
  });
});

describe('placeCursor', () => {
  it('stays on its row wherever that went', () => {
    expect(placeCursor(['a', 'b', 'c'], 'c', 0)).toBe(2);
  });
  it('takes the row that came into the place of one that is gone', () => {
    expect(placeCursor(['a', 'b', 'c'], 'gone', 1)).toBe(1);
    expect(placeCursor(['a', 'b'], 'gone', 5)).toBe(1);
  });
  it('is nowhere in an empty list, and on the first row of a new one', () => {
    expect(placeCursor([], 'a', 3)).toBe(-1);
    expect(placeCursor(['a'], null, 0)).toBe(0);
  });
});
