/**
 * A bare Ink program that draws given lines (a JSON file: the list's first row, its last, and all lines of the screen)
 * and moves a mark over the rows of the list. One text a line, nothing but the cursor as state.
 */
import { readFileSync } from 'node:fs';
import { Box, render, Text, useInput } from 'ink';
import { useState } from 'react';

interface Drawing {
  readonly first: number;
  readonly last: number;
  readonly lines: readonly string[];
}

const drawing: Drawing = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));

function List({ first, last, lines }: Drawing) {
  const [cursor, setCursor] = useState(first);
  useInput((_input, key) => {
    if (key.downArrow) setCursor((row) => Math.min(last, row + 1));
    if (key.upArrow) setCursor((row) => Math.max(first, row - 1));
  });
  return (
    <Box flexDirection="column">
      {lines.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change places
        <Text key={row} inverse={row === cursor} wrap="truncate">
          {row >= first && row <= last ? ` ${row === cursor ? '▸' : ' '}${line.slice(2)}` : line || ' '}
        </Text>
      ))}
    </Box>
  );
}

render(<List {...drawing} />, { incrementalRendering: true, alternateScreen: true, maxFps: 60 });
