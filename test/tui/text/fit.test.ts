import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bothEnds,
  displayWidth,
  fit as fitTo,
  takeColumns,
  truncate,
  wrapLines,
} from '../../../src/tui/text/index.ts';

describe('fit', () => {
  it('fills to the width and cuts with …', () => {
    expect(fitTo('Ada', 5)).toBe('Ada  ');
    expect(fitTo('Ada', 5, 'right')).toBe('  Ada');
    expect(fitTo('Ada', 6, 'center')).toBe(' Ada  ');
    expect(fitTo('Okafor', 4)).toBe('Oka…');
    expect(fitTo('张伟', 3)).toBe('张…');
    expect(fitTo('anything', 0)).toBe('');
  });

  it('is exactly as wide as asked, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, columns) => {
        const plain = text.replace(/\p{C}/gu, '');
        expect(displayWidth(fitTo(plain, columns))).toBe(columns);
        expect(displayWidth(truncate(plain, columns))).toBeLessThanOrEqual(columns);
        expect(displayWidth(takeColumns(plain, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it('puts two texts at the two ends; the left one gives way', () => {
    expect(bothEnds('left', 'right', 12)).toBe('left   right');
    expect(bothEnds('a long left', 'right', 10)).toBe('a l… right');
    expect(bothEnds('left', '', 6)).toBe('left  ');
    expect(bothEnds('left', 'right', 5)).toBe('right');
  });
});

describe('wrapLines', () => {
  it('breaks at spaces, and inside words that are too long', () => {
    expect(wrapLines('the quick brown fox', 9)).toEqual(['the quick', 'brown fox']);
    expect(wrapLines('abcdefghij k', 4)).toEqual(['abcd', 'efgh', 'ij k']);
    expect(wrapLines('Proved 1 h ago', 8)).toEqual(['Proved', '1 h ago']);
    expect(wrapLines('has 3 021 rows, 4.1 MB', 8)).toEqual(['has', '3 021', 'rows,', '4.1 MB']);
    expect(wrapLines('one\n\ntwo', 9)).toEqual(['one', '', 'two']);
  });

  it('loses no word and exceeds no width', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z张]{1,12}$/u)),
        fc.integer({ min: 2, max: 20 }),
        (words, columns) => {
          const lines = wrapLines(words.join(' '), columns);
          for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
          expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
        },
      ),
    );
  });
});
