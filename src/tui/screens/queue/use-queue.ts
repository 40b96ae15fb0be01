import { useLayoutEffect, useMemo, useState } from 'react';
import { type LiveRow, queueList, queueSummary } from '../../../clinic/queue/index.ts';
import { type ListCursor, useEveryMinute, useListCursor, useRead } from '../../kit.ts';
import { busiest, neighbour, type QueueColumn, toColumns } from './state.ts';

export interface Queue {
  readonly columns: readonly QueueColumn[];
  readonly active: QueueColumn | undefined;
  /** The waiting, then those called and in service. */
  readonly rows: readonly LiveRow[];
  readonly cursor: ListCursor<LiveRow>;
  readonly isRead: boolean;
  show(specialization: string, entry?: string): void;
  go(by: number): void;
}

const rowId = (row: LiveRow) => row.id;

/** The queues as they are now, which one is being worked on, and where the cursor stands in it. */
export function useQueue(initial: string | null): Queue {
  const summaries = useRead(queueSummary, {});
  const live = useRead(queueList, {});
  useEveryMinute(() => {
    summaries.again();
    live.again();
  });
  const columns = useMemo(
    () => toColumns(summaries.data ?? [], live.data ?? []),
    [summaries.data, live.data],
  );
  const [wanted, setWanted] = useState(initial);
  const isRead = summaries.data !== undefined && live.data !== undefined;
  const active = columns.find((column) => column.id === wanted) ?? (isRead ? busiest(columns) : undefined);
  const rows = active ? [...active.waiting, ...active.called] : [];
  const cursor = useListCursor(rows, rowId);

  useLayoutEffect(() => {
    // Chosen once: the screen does not jump to another queue because that has grown.
    if (active && active.id !== wanted) setWanted(active.id);
  }, [active, wanted]);

  const show = (specialization: string, entry?: string) => {
    const column = columns.find(({ id }) => id === specialization);
    setWanted(specialization);
    cursor.set(entry ?? column?.waiting[0]?.id ?? column?.called[0]?.id ?? null);
  };
  const go = (by: number) => {
    const next = active && neighbour(columns, active.id, by);
    if (next) show(next.id);
  };
  return { columns, active, rows, cursor, isRead, show, go };
}
