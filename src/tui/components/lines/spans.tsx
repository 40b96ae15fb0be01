import { Text } from 'ink';
import { memo } from 'react';
import { displayWidth, plainLine, takeColumns } from '../../text/index.ts';
import { type Tone, useTheme } from '../../theme/index.ts';

/** A piece of a line with one meaning. */
export interface Span {
  readonly text: string;
  readonly tone?: Tone | undefined;
}

export type LineText = string | readonly Span[];

/**
 * The spans cut or filled to exactly that many columns, neighbours of one meaning joined (every piece costs when it
 * is drawn). Outside text in them is made plain.
 */
export function fitSpans(line: LineText, columns: number): Span[] {
  const spans = typeof line === 'string' ? [{ text: line }] : line;
  const fitted: { text: string; tone: Tone }[] = [];
  const add = (text: string, tone: Tone) => {
    const last = fitted.at(-1);
    if (last?.tone === tone) last.text += text;
    else fitted.push({ text, tone });
  };
  let room = columns;
  for (const span of spans) {
    if (room <= 0) break;
    const text = plainLine(span.text);
    const fits = displayWidth(text) <= room;
    const shown = fits ? text : `${takeColumns(text, room - 1)}…`;
    add(shown, span.tone ?? 'plain');
    room -= displayWidth(shown);
    // A wide letter that is cut off leaves a column free: what comes next is not for it.
    if (!fits) break;
  }
  if (room > 0) add(' '.repeat(room), 'plain');
  return fitted;
}

export interface SpanLineProps {
  readonly line: LineText;
  readonly width: number;
  readonly selected?: boolean | undefined;
  readonly tone?: Tone | undefined;
}

/** One row of the screen. `selected` puts the whole row in inverse. */
export const SpanLine = memo(function SpanLine(props: SpanLineProps) {
  const theme = useTheme();
  const spans = fitSpans(props.line, props.width);
  if (props.selected) {
    return (
      <Text wrap="truncate" {...theme.selected}>
        {spans.map((span) => span.text).join('')}
      </Text>
    );
  }
  const base = theme[props.tone ?? 'plain'];
  if (spans.every((span) => span.tone === undefined || span.tone === 'plain')) {
    return (
      <Text wrap="truncate" {...base}>
        {spans.map((span) => span.text).join('')}
      </Text>
    );
  }
  return (
    <Text wrap="truncate" {...base}>
      {spans.map((span, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a span has no identity but its place
        <Text key={index} {...theme[span.tone ?? 'plain']}>
          {span.text}
        </Text>
      ))}
    </Text>
  );
}, sameLine);

/** Rows are built anew on every read; only what looks different is drawn anew. */
function sameLine(before: SpanLineProps, after: SpanLineProps): boolean {
  return (
    before.width === after.width &&
    before.selected === after.selected &&
    before.tone === after.tone &&
    sameText(before.line, after.line)
  );
}

function sameText(before: LineText, after: LineText): boolean {
  if (before === after) return true;
  if (typeof before === 'string' || typeof after === 'string') return false;
  return (
    before.length === after.length &&
    before.every((span, index) => span.text === after[index]?.text && span.tone === after[index]?.tone)
  );
}
