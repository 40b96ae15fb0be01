import { Box } from 'ink';
import { useState } from 'react';
import type { PatientRecord } from '../../../clinic/patients/index.ts';
import { Lines, Tabs } from '../../kit.ts';
import { headLines } from './head-lines.ts';
import { AppointmentsTab, HistoryTab, QueueTab, SummaryTab, type TabId, tabIds } from './record-tabs.tsx';
import { useOpening } from './use-opening.ts';

const headHeight = 5;

const tabViews = {
  summary: SummaryTab,
  appointments: AppointmentsTab,
  queue: QueueTab,
  history: HistoryTab,
} as const;

export interface RecordProps {
  readonly record: PatientRecord;
  /** The clinic's date. */
  readonly today: string;
  readonly width: number;
  readonly height: number;
  readonly focused: boolean;
}

/** A patient's record: who she is, and a tab for each kind of thing there is about her. */
export function RecordPane({ record, today, width, height, focused }: RecordProps) {
  const [active, setActive] = useState<TabId>('summary');
  useOpening(record, focused);
  const tabs = [
    { id: 'summary', title: 'Summary' },
    { id: 'appointments', title: 'Appointments', count: record.appointments },
    { id: 'queue', title: 'Queue', count: record.queue_entries },
    { id: 'history', title: 'History' },
  ];
  const TabView = tabViews[active];
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Lines lines={headLines(record, record, today, width)} width={width} height={3} />
      <Tabs
        tabs={tabs}
        active={active}
        onChange={(id) => setActive(tabIds.find((tab) => tab === id) ?? 'summary')}
        focused={focused}
      />
      <Lines lines={['']} width={width} />
      <TabView
        record={record}
        today={today}
        width={width}
        height={Math.max(1, height - headHeight)}
        focused={focused}
      />
    </Box>
  );
}
