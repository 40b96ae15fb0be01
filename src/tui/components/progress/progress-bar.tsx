import { Lines } from '../lines/index.ts';
import { progressSpans } from './bar.ts';

/**
 * How far something has come. The library's own bar measures itself after it was drawn, which costs a second frame;
 * here widths are known.
 */
export function ProgressBar({ share, width }: { readonly share: number | null; readonly width: number }) {
  return <Lines lines={[progressSpans(share, width)]} width={width} height={1} />;
}
