import { Box } from 'ink';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { useActions } from '../../actions/index.ts';
import { wrapLines } from '../../text/index.ts';
import { type Tone, Toned } from '../../theme/index.ts';
import { Lines, type Span, SpanLine } from '../lines/index.ts';
import { listActions } from '../list/list-actions.ts';
import { windowAround } from '../list/window.ts';
import { type Column, headerText, placeColumns, rowSpans } from './columns.ts';

export interface TableProps<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowId: (row: Row) => string;
  readonly width: number;
  /** Rows of the screen, the header included. */
  readonly height: number;
  /** The id of the row the cursor is on. */
  readonly cursor: string | null;
  readonly onCursor: (id: string) => void;
  /** Whether the arrows move in it; false draws no cursor. */
  readonly focused?: boolean | undefined;
  /** False leaves the line of titles away. */
  readonly header?: boolean | undefined;
  /** Said in place of rows. */
  readonly empty?: string | undefined;
  readonly tone?: (row: Row) => Tone | undefined;
  /** Called when the cursor comes near the last row: read the next page. */
  readonly onMore?: (() => void) | undefined;
  /** Called when ↑ is pressed on the first row: back to the search line. */
  readonly onLeaveTop?: (() => void) | undefined;
}

/** A list with columns. Only the rows in sight are drawn, each as one text. */
export function Table<Row>(props: TableProps<Row>) {
  const { rows, columns, rowId, width, cursor, onCursor, focused = true, header = true } = props;
  const room = Math.max(0, props.height - (header ? 1 : 0));
  const index = Math.max(0, indexOf(rows, rowId, cursor));
  const first = useRef(0);
  const shown = windowAround(index, rows.length, room, first.current);
  const placed = useMemo(() => placeColumns(columns, width - 3), [columns, width]);

  useLayoutEffect(() => {
    first.current = shown.first;
  });

  useActions(
    listActions,
    {
      page: Math.max(1, room - 1),
      length: rows.length,
      move: (by) => {
        if (by === -1 && index === 0 && props.onLeaveTop) return props.onLeaveTop();
        const target = rows[Math.min(Math.max(0, index + by), rows.length - 1)];
        if (target) onCursor(rowId(target));
        if (index + by >= rows.length - room) props.onMore?.();
      },
    },
    { active: focused, part: true },
  );

  return (
    <Box flexDirection="column" width={width} height={props.height} flexShrink={0}>
      {header ? <Toned tone="muted">{`   ${headerText(placed)}`}</Toned> : null}
      {rows.length === 0 ? (
        <Lines
          lines={wrapLines(props.empty ?? 'Nothing here.', width - 4).map((text) => [
            { text: `   ${text}`, tone: 'muted' },
          ])}
          width={width}
          height={room}
        />
      ) : null}
      {rows.slice(shown.first, shown.first + shown.count).map((row) => {
        const id = rowId(row);
        const isCursor = id === cursor;
        return (
          <SpanLine
            key={id}
            line={withMark(rowSpans(placed, row), isCursor)}
            width={width}
            selected={isCursor && focused}
            tone={props.tone?.(row)}
          />
        );
      })}
    </Box>
  );
}

function withMark(spans: readonly Span[], isCursor: boolean): Span[] {
  return [{ text: isCursor ? ' ▸ ' : '   ' }, ...spans];
}

function indexOf<Row>(rows: readonly Row[], rowId: (row: Row) => string, id: string | null): number {
  return id === null ? -1 : rows.findIndex((row) => rowId(row) === id);
}
