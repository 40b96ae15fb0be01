import { Box } from 'ink';
import { type LineText, type Span, SpanLine } from './spans.tsx';

export interface LinesProps {
  readonly lines: readonly LineText[];
  readonly width: number;
  /** Rows to draw; what is missing stays empty, what is too much is left out, and `…` says so. As many as there are lines unless said. */
  readonly height?: number;
}

/** Fixed text, one row a line: the cheapest way to draw. */
export function Lines({ lines, width, height = lines.length }: LinesProps) {
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      {endingInSight(lines, height).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
        <SpanLine key={index} line={line} width={width} />
      ))}
    </Box>
  );
}

/** The lines that fit; where some with words in them do not, the last that does ends with `…`. */
function endingInSight(lines: readonly LineText[], height: number): readonly LineText[] {
  const shown = lines.slice(0, height);
  const last = shown.at(-1);
  if (last === undefined || !lines.slice(height).some(hasWords)) return shown;
  return [...shown.slice(0, -1), [...spansOf(last), { text: ' …', tone: 'muted' }]];
}

function spansOf(line: LineText): readonly Span[] {
  return typeof line === 'string' ? [{ text: line }] : line;
}

function hasWords(line: LineText): boolean {
  return spansOf(line).some(({ text }) => text.trim() !== '');
}
