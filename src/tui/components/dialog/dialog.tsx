import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { useScreenSize } from '../../shell/size.ts';
import { useFootRows } from '../../shell/use-foot.ts';
import { displayWidth, fit, plainLine } from '../../text/index.ts';
import { Toned } from '../../theme/index.ts';

export interface DialogProps {
  readonly title: string;
  /** Cells of the content, without the border. */
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}

/** A framed box over the middle of the screen. Everything in it has to fit `width` × `height`. */
export function Dialog({ title, width, height, children }: DialogProps) {
  const size = useScreenSize();
  const inner = Math.min(width, size.columns - 6);
  const rows = Math.min(height, size.rows - 4);
  const left = Math.floor((size.columns - inner - 4) / 2);
  // Whatever is said while it is open stays in sight beneath it.
  const lowest = size.rows - 1 - useFootRows() - (rows + 2);
  const top = Math.max(0, Math.min(Math.max(1, Math.floor((size.rows - rows - 2) / 2)), lowest));
  return (
    <Box position="absolute" top={top} left={left} width={inner + 4} height={rows + 2} flexDirection="column">
      <Frame title={plainLine(title)} columns={inner + 4} rows={rows} />
      <Box
        position="absolute"
        top={1}
        left={2}
        width={inner}
        height={rows}
        flexDirection="column"
        overflow="hidden"
      >
        {children}
      </Box>
    </Box>
  );
}

/** Drawn first and full of spaces, because what lies beneath shows through every cell that is not written. */
function Frame({
  title,
  columns,
  rows,
}: {
  readonly title: string;
  readonly columns: number;
  readonly rows: number;
}) {
  const head = fit(` ${title} `, Math.min(columns - 3, displayWidth(title) + 2));
  const blank = `│${' '.repeat(columns - 2)}│`;
  return (
    <>
      <Text wrap="truncate">
        ┌<Toned tone="title">{head}</Toned>
        {`${'─'.repeat(Math.max(0, columns - 2 - displayWidth(head)))}┐`}
      </Text>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blank lines have no other identity
        <Text key={row}>{blank}</Text>
      ))}
      <Text>{`└${'─'.repeat(columns - 2)}┘`}</Text>
    </>
  );
}
