import { Box } from 'ink';
import { useLayoutEffect, useRef } from 'react';
import { type Span, SpanLine } from '../lines/index.ts';
import { windowAround } from '../list/window.ts';
import { type BookWeek, cellSpan, headSpan } from './cell-text.ts';

export interface WeekPlace {
  readonly row: number;
  readonly day: number;
}

export interface WeekGridProps {
  readonly week: BookWeek;
  readonly cursor: WeekPlace;
  readonly today: string;
  readonly width: number;
  readonly height: number;
}

const gutter = 9;

/** A week of the appointment book: a column a day, a row a half hour. */
export function WeekGrid({ week, cursor, today, width, height }: WeekGridProps) {
  const room = Math.max(0, height - 1);
  const first = useRef(0);
  const shown = windowAround(cursor.row, week.times.length, room, first.current);
  useLayoutEffect(() => {
    first.current = shown.first;
  });
  const column = Math.floor((width - gutter) / 7);
  const head = week.days.map((day) => headSpan(day, today, column));
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <SpanLine line={[{ text: ' '.repeat(gutter) }, ...head]} width={width} />
      {week.times.slice(shown.first, shown.first + shown.count).map((time, offset) => {
        const row = shown.first + offset;
        const cells = week.cells[row] ?? [];
        const line: Span[] = [
          {
            text: `${row === cursor.row ? ' ▸ ' : '   '}${time} `.slice(0, gutter).padEnd(gutter),
            tone: 'muted',
          },
        ];
        for (const [day, cell] of cells.entries()) {
          const span = cellSpan(cell, column - 1);
          line.push(row === cursor.row && day === cursor.day ? { ...span, tone: 'cursor' } : span, {
            text: ' ',
          });
        }
        return <SpanLine key={time} line={line} width={width} />;
      })}
    </Box>
  );
}
