import type { LiveRow } from '../../../clinic/queue/index.ts';
import {
  type Column,
  fitSpans,
  headerText,
  placeColumns,
  rowSpans,
  type Span,
  windowAround,
} from '../../kit.ts';
import type { QueueColumn } from './state.ts';

export interface ColumnShape {
  readonly width: number;
  readonly height: number;
  readonly waiting: readonly Column<LiveRow>[];
  readonly called: readonly Column<LiveRow>[];
  /** The row under the cursor, null in a column that is not the active one. */
  readonly cursor: string | null;
  readonly title: readonly Span[];
}

const MARK = ' ▸ ';
const NO_MARK = '   ';

/**
 * One specialization, drawn as exactly `height` lines: title, headings, the waiting, then those called and
 * in service. The lower part takes at most a third, so that neither part hides the other.
 */
export function columnLines(column: QueueColumn, shape: ColumnShape): Span[][] {
  const { width, height, cursor } = shape;
  const calledRoom = Math.min(column.called.length, Math.max(2, Math.floor(height / 3)));
  const heading: Span[][] =
    column.called.length > 0 ? [[{ text: ' CALLED AND IN SERVICE', tone: 'muted' }]] : [];
  const waitingRoom = Math.max(1, height - 2 - heading.length - calledRoom);
  const lines = [
    [...shape.title],
    [{ text: NO_MARK + headerText(placeColumns(shape.waiting, width - 3)), tone: 'muted' as const }],
    ...(column.waiting.length > 0
      ? section(column.waiting, shape.waiting, width, waitingRoom, cursor)
      : [[{ text: '   Nobody waits here.', tone: 'muted' as const }]]),
  ];
  while (lines.length < 2 + waitingRoom) lines.push([]);
  return [...lines, ...heading, ...section(column.called, shape.called, width, calledRoom, cursor)];
}

function section(
  rows: readonly LiveRow[],
  columns: readonly Column<LiveRow>[],
  width: number,
  room: number,
  cursor: string | null,
): Span[][] {
  const placed = placeColumns(columns, width - 3);
  const index = rows.findIndex((row) => row.id === cursor);
  const { first, count } = windowAround(Math.max(0, index), rows.length, room, 0);
  return rows.slice(first, first + count).map((row) => {
    const spans = rowSpans(placed, row);
    if (row.id !== cursor) return [{ text: NO_MARK }, ...spans];
    return [{ text: MARK + spans.map(({ text }) => text).join(''), tone: 'selected' }];
  });
}

/** Columns side by side, a rule between them, as whole lines. */
export function sideBySide(columns: readonly (readonly Span[][])[], width: number): Span[][] {
  const height = Math.max(0, ...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) =>
    columns.flatMap((lines, index): Span[] => {
      const cells = fitSpans(lines[row] ?? [], width);
      return index === 0 ? cells : [{ text: '│', tone: 'muted' }, ...cells];
    }),
  );
}
