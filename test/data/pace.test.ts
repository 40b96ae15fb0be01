import { describe, expect, it } from 'vitest';
import { Pace } from '../../src/data/pace.ts';

describe('the pace of long work', () => {
  const at = (moments: number[]) => {
    let next = 0;
    return new Pace(() => moments[next++] ?? 0);
  };

  it('tells how far, how fast and how long still', () => {
    const pace = at([0, 2000]);
    pace.see({ phase: 'copying', done: 0, total: 1000, unit: 'pages' });
    const seen = pace.see({ phase: 'copying', done: 250, total: 1000, unit: 'pages' });
    expect(seen).toMatchObject({ part: 0.25, rate: 125, seconds_left: 6 });
    expect(seen.words).toBe('copying 25 %, 125 pages/s, 6 s left');
  });

  it('begins anew with each phase, and tells no rate in its first moment', () => {
    const pace = at([0, 5000, 5100]);
    pace.see({ phase: 'copying', done: 900, total: 1000, unit: 'pages' });
    pace.see({ phase: 'checking', done: 0, total: 4, unit: 'steps' });
    const seen = pace.see({ phase: 'checking', done: 1, total: 4, unit: 'steps' });
    expect(seen.words).toBe('checking 25 %');
  });

  it('counts where nobody knows the whole', () => {
    const pace = at([0, 1000]);
    pace.see({ phase: 'reading', done: 0, total: null, unit: 'rows' });
    expect(pace.see({ phase: 'reading', done: 12_300, total: null, unit: 'rows' }).words).toBe(
      'reading 12 300 rows, 12 300 rows/s',
    );
  });
});
