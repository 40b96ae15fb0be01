import { fit } from '../../text/index.ts';
import type { Tone } from '../../theme/index.ts';
import type { Span } from '../lines/index.ts';

const DONE = '█';
const LEFT = '░';

/**
 * A bar of exactly `width` cells with the percentage at its end; full only when all is done. Signs, not colours,
 * make the difference. The library's own bar measures itself after it was drawn, which costs a second frame; here widths
 * are known. A share of null (nobody knows how much there is) is an empty bar without a figure.
 *
 * @param share from 0 to 1
 */
export function progressSpans(share: number | null, width: number, tone: Tone = 'accent'): Span[] {
  const figure = share === null ? '' : `${Math.floor(clamp(share) * 100)} %`;
  const cells = Math.max(0, width - 6);
  const full = Math.floor(clamp(share ?? 0) * cells);
  return [
    { text: DONE.repeat(full), tone },
    { text: LEFT.repeat(cells - full), tone: 'muted' },
    { text: fit(figure, width - cells, 'right') },
  ];
}

function clamp(share: number): number {
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
}
