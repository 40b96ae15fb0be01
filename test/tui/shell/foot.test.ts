import { describe, expect, it } from 'vitest';
import { footOf } from '../../../src/tui/shell/foot.ts';
import { message } from '../../../src/tui/shell/message.ts';

const small = { columns: 80, rows: 24 };
const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index + 1}`).join(' ');

describe('the lines of a message', () => {
  it('are one where it fits, and none of it is hidden where it takes more', () => {
    expect(footOf(null, false, small)).toEqual({ lines: [''], isCut: false });
    expect(footOf(message('ok', 'Saved.'), false, small)).toEqual({ lines: ['✓ Saved.'], isCut: false });
    const text = words(25);
    const { lines, isCut } = footOf(message('error', text), false, small);
    expect(lines).toHaveLength(3);
    expect(lines.map((line) => line.slice(2)).join(' ')).toBe(text);
    expect(lines.map((line) => line.slice(0, 2))).toEqual(['✗ ', '  ', '  ']);
    expect(isCut).toBe(false);
  });

  it('are cut with a sign beyond what a terminal has room for, and say where the rest is', () => {
    const { lines, isCut } = footOf(message('error', words(60)), false, small, ' Ctrl+G: all of it');
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toMatch(/… Ctrl\+G: all of it$/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(isCut).toBe(true);
    expect(footOf(message('error', words(60)), false, { columns: 120, rows: 40 }).isCut).toBe(false);
  });

  it('leave the progress of long work a place that does not move with what it says', () => {
    expect(footOf(message('ok', 'Saved.'), true, small).lines).toEqual(['✓ Saved.']);
    const long = 'The backup of yesterday 18:00 is whole.';
    expect(footOf(message('ok', long), true, small).lines).toEqual([`✓ ${long}`, '']);
  });
});
