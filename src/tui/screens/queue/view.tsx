import { useLayoutEffect, useRef } from 'react';
import type { LiveRow } from '../../../clinic/queue/index.ts';
import {
  isWide,
  Lines,
  listActions,
  type Span,
  useActions,
  useBody,
  useHouse,
  useNavigation,
  useNow,
  useParams,
} from '../../kit.ts';
import { queueActions } from './actions.ts';
import { columnLines, sideBySide } from './column-lines.ts';
import { type Here, narrowCalled, narrowWaiting, wideCalled, wideWaiting } from './columns.ts';
import { PANEL_LINES, panelLines } from './panel.ts';
import { columnsInSight, type QueueColumn } from './state.ts';
import { sinceText } from './times.ts';
import { narrowTitle, wideTitle } from './title.ts';
import { type Queue, useQueue } from './use-queue.ts';
import { type Steps, useSteps } from './use-steps.tsx';

/** The narrowest that a column beside others is drawn. */
const COLUMN_WIDTH = 50;

export function QueueView() {
  const params = useParams();
  const { columns: width, rows: height } = useBody();
  const queue = useQueue(params.specialization ?? null);
  const place = { now: useNow('minute'), timeZone: useHouse().time_zone };
  const here: Here = {
    ...place,
    ticketWidth: longest('Ticket', queue, ({ ticket }) => ticket),
    sinceWidth: longest('Since', queue, (row) => sinceText(row, place)),
  };
  const steps = useSteps(queue);
  const { rows, cursor } = queue;

  useActions(queueActions, steps);
  useActions(
    listActions,
    {
      page: Math.max(1, height - PANEL_LINES - 4),
      length: rows.length,
      move: (by) => cursor.set(rows[Math.min(Math.max(0, cursor.index + by), rows.length - 1)]?.id ?? null),
    },
    { part: true },
  );
  useArrival(params.patient, queue, steps);

  const listHeight = height - PANEL_LINES - 1;
  const lines: Span[][] = [
    ...drawColumns(queue, here, width, listHeight),
    [{ text: '─'.repeat(width), tone: 'muted' }],
    ...panelLines(cursor.row, here),
  ];
  return <Lines lines={lines} width={width} height={height} />;
}

function drawColumns(queue: Queue, here: Here, width: number, height: number): Span[][] {
  const { columns, active, cursor, isRead } = queue;
  if (!active) return padded([[{ text: isRead ? '   There is no specialization yet.' : '' }]], height);
  if (!isWide(width)) {
    const title = wideTitle(active, columns, width);
    const shape = {
      width,
      height,
      waiting: wideWaiting(here),
      called: wideCalled(here),
      cursor: cursor.id,
      title,
    };
    return padded(columnLines(active, shape), height);
  }
  const count = Math.max(1, Math.min(columns.length, Math.floor((width + 1) / (COLUMN_WIDTH + 1))));
  const each = Math.floor((width + 1) / count) - 1;
  const draw = (column: QueueColumn) =>
    columnLines(column, {
      width: each,
      height,
      waiting: narrowWaiting(here),
      called: narrowCalled(here),
      cursor: column === active ? cursor.id : null,
      title: narrowTitle(column, column === active, each),
    });
  return padded(sideBySide(columnsInSight(columns, active.id, count).map(draw), each), height);
}

function longest(title: string, { columns }: Queue, text: (row: LiveRow) => string): number {
  const rows = columns.flatMap(({ waiting, called }) => [...waiting, ...called]);
  return Math.max(title.length, ...rows.map((row) => text(row).length));
}

function padded(lines: readonly Span[][], height: number): Span[][] {
  return Array.from({ length: height }, (_, index) => lines[index] ?? []);
}

/** Opened for a patient: asks for the queue at once, and goes back when that is left. */
function useArrival(patient: string | undefined, queue: Queue, steps: Steps): void {
  const { back } = useNavigation();
  const asked = useRef(false);
  const { isRead } = queue;
  useLayoutEffect(() => {
    if (!patient || !isRead || asked.current) return;
    asked.current = true;
    void steps.joinPatient(patient).then((joined) => {
      if (!joined) back();
    });
  });
}
