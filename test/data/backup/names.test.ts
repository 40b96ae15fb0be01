import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Names } from '../../../src/data/backup/chunks/names.ts';

const nameOf = (text: number) => createHash('sha256').update(String(text)).digest();

test('names are numbered once each, however many there are and however alike they begin', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3000), { maxLength: 6000 }), fc.boolean(), (texts, areAlike) => {
      const names = new Names();
      const known = new Map<number, number>();
      for (const text of texts) {
        const name = areAlike ? nameOf(text).fill(0, 0, 4) : nameOf(text);
        const expected = known.get(text) ?? known.size;
        expect(names.has(name)).toBe(known.has(text));
        expect(names.add(name)).toBe(expected);
        known.set(text, expected);
      }
      expect(names.count).toBe(known.size);
      expect(names.find(nameOf(99_999))).toBe(-1);
    }),
    { numRuns: 10 },
  );
});
