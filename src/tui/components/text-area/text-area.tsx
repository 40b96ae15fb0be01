import { Box, Text } from 'ink';
import { useRef, useState } from 'react';
import { useField } from '../../actions/index.ts';
import { characters, plainText } from '../../text/index.ts';
import { useTheme } from '../../theme/index.ts';
import { windowAround } from '../list/window.ts';
import { visibleLine } from '../text-field/visible.ts';
import { editText, insertInto, type Text as TextState } from './editing.ts';
import { layoutText, rowOf } from './layout.ts';

export interface TextAreaProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly focused: boolean;
  readonly width: number;
  readonly height: number;
}

/** Several lines to type into; Enter makes a new line. */
export function TextArea({ value, onChange, focused, width, height }: TextAreaProps) {
  const [cursor, setCursor] = useState(() => characters(value).length);
  const first = useRef(0);
  const theme = useTheme();
  const state: TextState = { text: value, cursor: Math.min(cursor, characters(value).length) };
  const change = (next: TextState) => {
    setCursor(next.cursor);
    if (next.text !== value) onChange(next.text);
  };
  useField(
    {
      insert: (text) => change(insertInto(state, plainText(text))),
      edit: (key) => {
        const next = editText(state, key, width - 1);
        if (next) change(next);
        return next !== undefined;
      },
      takes: (key) => editText(state, key, width - 1) !== undefined,
    },
    focused,
  );
  // One column is left free for the cursor behind the last character of a full row.
  const rows = layoutText(value, width - 1);
  const at = rowOf(rows, state.cursor);
  const shown = windowAround(at, rows.length, height, first.current);
  first.current = shown.first;
  return (
    <Box flexDirection="column" width={width} height={height}>
      {rows.slice(shown.first, shown.first + shown.count).map((row, index) => {
        if (!focused || shown.first + index !== at)
          return <Text key={row.start}>{plainText(row.text) || ' '}</Text>;
        const { before, under, after } = visibleLine(row.text, state.cursor - row.start, width);
        return (
          <Text key={row.start} wrap="truncate">
            {before}
            <Text {...theme.cursor}>{under}</Text>
            {after}
          </Text>
        );
      })}
    </Box>
  );
}
