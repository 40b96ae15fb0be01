import { Box } from 'ink';
import { type LineText, SpanLine } from './spans.tsx';

export interface LinesProps {
  readonly lines: readonly LineText[];
  readonly width: number;
  /** Rows to draw; what is missing stays empty, what is too much is left out. As many as there are lines unless said. */
  readonly height?: number;
}

/** Fixed text, one row a line: the cheapest way to draw. */
export function Lines({ lines, width, height = lines.length }: LinesProps) {
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      {lines.slice(0, height).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
        <SpanLine key={index} line={line} width={width} />
      ))}
    </Box>
  );
}
