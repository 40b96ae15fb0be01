import { displayWidth, truncate } from '../../text/index.ts';
import { Toned } from '../../theme/index.ts';

/** A line across, with a title in it where there is one. */
export function Rule({ width, title }: { readonly width: number; readonly title?: string | undefined }) {
  const head = title ? `── ${truncate(title, width - 6)} ` : '';
  return <Toned tone="muted">{head + '─'.repeat(Math.max(0, width - displayWidth(head)))}</Toned>;
}
