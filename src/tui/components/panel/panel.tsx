import { Box } from 'ink';
import type { ReactNode } from 'react';
import { bothEnds } from '../../text/index.ts';
import { Toned } from '../../theme/index.ts';

export interface PanelProps {
  readonly title: string;
  readonly width: number;
  /** Rows with the title; as many as the content needs unless said. */
  readonly height?: number | undefined;
  /** At the right end of the title. */
  readonly note?: string | undefined;
  readonly children?: ReactNode;
}

/** A titled part of a screen. */
export function Panel({ title, width, height, note = '', children }: PanelProps) {
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden" flexShrink={0}>
      <Box height={1} flexShrink={0}>
        <Toned tone="title">{` ${bothEnds(title, note, width - 2)}`}</Toned>
      </Box>
      {children}
    </Box>
  );
}
