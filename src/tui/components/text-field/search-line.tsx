import { Box, Text } from 'ink';
import { displayWidth, truncate } from '../../text/index.ts';
import { Toned } from '../../theme/index.ts';
import { TextField } from './text-field.tsx';

export interface SearchLineProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly focused: boolean;
  readonly width: number;
  /** At the right end: `3 of 412`. */
  readonly note?: string;
  readonly placeholder?: string;
}

/** ` / what is looked for          3 of 412` */
export function SearchLine({ value, onChange, focused, width, note = '', placeholder }: SearchLineProps) {
  const end = truncate(note, Math.floor(width / 2));
  const room = Math.max(4, width - 4 - displayWidth(end));
  return (
    <Box width={width} height={1}>
      <Text> / </Text>
      <TextField value={value} onChange={onChange} focused={focused} width={room} placeholder={placeholder} />
      <Toned tone="muted">{` ${end}`}</Toned>
    </Box>
  );
}
