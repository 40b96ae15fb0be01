import { Box } from 'ink';
import { useLayoutEffect, useRef } from 'react';
import { useActions } from '../../actions/index.ts';
import { SpanLine } from '../lines/index.ts';
import { listActions } from '../list/list-actions.ts';
import { windowAround } from '../list/window.ts';
import { type BookRow, rowKey, rowSpans } from './row-spans.ts';

export interface DayGridProps {
  readonly rows: readonly BookRow[];
  /** Key of the row the cursor is on. */
  readonly cursor: string | null;
  readonly onCursor: (key: string) => void;
  readonly width: number;
  readonly height: number;
  readonly focused?: boolean | undefined;
}

/** A day of the appointment book: visits, free time, the break, each a row. */
export function DayGrid({ rows, cursor, onCursor, width, height, focused = true }: DayGridProps) {
  const keys = rows.map(rowKey);
  const index = Math.max(0, keys.indexOf(cursor ?? ''));
  const first = useRef(0);
  const shown = windowAround(index, rows.length, height, first.current);
  useLayoutEffect(() => {
    first.current = shown.first;
  });
  useActions(
    listActions,
    {
      page: Math.max(1, height - 1),
      length: rows.length,
      move: (by) => {
        const key = keys[Math.min(Math.max(0, index + by), keys.length - 1)];
        if (key !== undefined) onCursor(key);
      },
    },
    { active: focused, part: true },
  );
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      {rows.slice(shown.first, shown.first + shown.count).map((row, offset) => {
        const isCursor = shown.first + offset === index;
        return (
          <SpanLine
            key={rowKey(row)}
            line={[{ text: isCursor ? ' ▸ ' : '   ' }, ...rowSpans(row, width - 3)]}
            width={width}
            selected={isCursor && focused}
          />
        );
      })}
    </Box>
  );
}
