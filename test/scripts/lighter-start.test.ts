import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { plainWidths } from '../../scripts/lighter-start.ts';

const plain = new RegExp(`^[${plainWidths}]$`);
const letters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((letter) =>
  plain.test(letter),
);

it('takes for plain only letters of one column', () => {
  expect(letters.length).toBeGreaterThan(1000);
  expect(letters.filter((letter) => stringWidth(letter) !== 1)).toEqual([]);
});

it('has no letter that changes its width beside another', () => {
  const text = fc.array(fc.constantFrom(...letters)).map((some) => some.join(''));
  fc.assert(fc.property(text, (one) => stringWidth(one) === one.length));
});
