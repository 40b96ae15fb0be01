import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardFormula, readFormula } from '../../src/data/csv-formulas.ts';
import { hostile } from './export/hostile.ts';

test('what is read is what was written, whatever it was', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(readFormula(guardFormula(text))).toBe(text);
    }),
  );
});

test('no cell begins like a formula, and text that does not is left alone', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    }),
  );
  expect(guardFormula('+442079460712')).toBe("'+442079460712");
  expect(guardFormula("O'Brien")).toBe("O'Brien");
  expect(guardFormula("'tis")).toBe("'tis");
});
