import fc from 'fast-check';
import { expect, it } from 'vitest';
import { progressSpans } from '../../../src/tui/components/progress/index.ts';

const drawn = (share: number | null, width: number) =>
  progressSpans(share, width)
    .map((span) => span.text)
    .join('');

it('has the figure at its end, and stays empty while nobody knows how much there is', () => {
  expect(drawn(0.5, 16)).toBe('█████░░░░░  50 %');
  expect(drawn(1, 16)).toBe('██████████ 100 %');
  expect(drawn(null, 16)).toBe('░░░░░░░░░░      ');
});

it('is exactly as wide as it was told, and full only when all is done', () => {
  fc.assert(
    fc.property(fc.double({ min: -1, max: 2 }), fc.integer({ min: 7, max: 160 }), (share, width) => {
      const text = drawn(share, width);
      expect(text.length).toBe(width);
      expect(text.includes('░')).toBe(!(share >= 1));
    }),
  );
});
