import { Text } from 'ink';
import { useState } from 'react';
import { useField } from '../../actions/index.ts';
import { characters, fit, plainLine } from '../../text/index.ts';
import { Toned, useTheme } from '../../theme/index.ts';
import { EDITING_KEYS, editLine, insertText, type Line } from './editing.ts';
import { visibleLine } from './visible.ts';

export interface TextFieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly focused: boolean;
  readonly width: number;
  /** Shown while it is empty. */
  readonly placeholder?: string | undefined;
  /** Draw dots instead of the text: passwords. */
  readonly mask?: boolean | undefined;
}

/** One line to type into. What is typed into it belongs to it; Enter, Esc, Tab, ↑ ↓ and other Ctrl keys go on to the actions. */
export function TextField({ value, onChange, focused, width, placeholder, mask }: TextFieldProps) {
  const [cursor, setCursor] = useState(() => characters(value).length);
  const theme = useTheme();
  const line: Line = { text: value, cursor: Math.min(cursor, characters(value).length) };
  const change = (next: Line) => {
    setCursor(next.cursor);
    if (next.text !== value) onChange(next.text);
  };
  useField(
    {
      insert: (text) => change(insertText(line, plainLine(text))),
      edit: (key) => {
        const next = editLine(line, key);
        if (next) change(next);
        return next !== undefined;
      },
      takes: (key) => key in EDITING_KEYS,
    },
    focused,
  );

  const shown = mask ? '•'.repeat(characters(value).length) : plainLine(value);
  if (value === '' && !focused) return <Toned tone="muted">{fit(placeholder ?? '', width)}</Toned>;
  if (!focused) return <Text wrap="truncate">{fit(shown, width)}</Text>;
  if (value === '' && placeholder) {
    const hint = fit(placeholder, width);
    return (
      <Text wrap="truncate">
        <Text {...theme.cursor}>{hint.slice(0, 1)}</Text>
        <Text {...theme.muted}>{hint.slice(1)}</Text>
      </Text>
    );
  }
  const { before, under, after } = visibleLine(shown, line.cursor, width);
  return (
    <Text wrap="truncate">
      {before}
      <Text {...theme.cursor}>{under}</Text>
      {after}
    </Text>
  );
}
