import { type AppointmentRow, listAppointments } from '../../../clinic/appointments/index.ts';
import { type PatientRecord, patientHistory } from '../../../clinic/patients/index.ts';
import { type QueueRow, queueHistory } from '../../../clinic/queue/index.ts';
import {
  appointmentMark,
  type Column,
  Table,
  useActions,
  useHouse,
  useListCursor,
  useNavigation,
  useRead,
  useTitles,
  wallText,
} from '../../kit.ts';
import { recordActions } from './actions.ts';
import { dayInWords, timeInWords } from './dates.ts';
import { historyLines } from './history-lines.ts';
import { ScrollingLines } from './scrolling-lines.tsx';
import { summaryLines } from './summary-lines.ts';

export const tabIds = ['summary', 'appointments', 'queue', 'history'] as const;
export type TabId = (typeof tabIds)[number];

export interface TabProps {
  readonly record: PatientRecord;
  readonly today: string;
  readonly width: number;
  readonly height: number;
  readonly focused: boolean;
}

export function SummaryTab({ record, width, height, focused }: TabProps) {
  const lines = summaryLines(record, useHouse().time_zone, width);
  return <ScrollingLines lines={lines} width={width} height={height} focused={focused} />;
}

export function AppointmentsTab({ record, today, width, height, focused }: TabProps) {
  const { navigate } = useNavigation();
  const visits = useRead(listAppointments, { patient: record.id }).data;
  const rows = visits?.toSorted((a, b) => (a.start < b.start ? 1 : a.start > b.start ? -1 : 0));
  const cursor = useListCursor(rows, (visit) => visit.id);
  const visit = cursor.row;
  useActions(
    recordActions,
    {
      openRow: () =>
        visit &&
        navigate('appointments', {
          appointment: visit.id,
          date: visit.appointment_date,
          doctor: visit.doctor,
        }),
    },
    { active: focused },
  );
  return (
    <Table
      {...cursor.props}
      columns={visitColumns(today)}
      width={width}
      height={height}
      focused={focused}
      empty={visits ? 'No appointments yet: b books one.' : ''}
    />
  );
}

export function QueueTab({ record, today, width, height, focused }: TabProps) {
  const { navigate } = useNavigation();
  const zone = useHouse().time_zone;
  const rows = useRead(queueHistory, { patient: record.id }).data;
  const cursor = useListCursor(rows, (entry) => entry.id);
  const entry = cursor.row;
  useActions(
    recordActions,
    { openRow: () => entry && navigate('queue', { specialization: entry.specialization }) },
    { active: focused },
  );
  return (
    <Table
      {...cursor.props}
      columns={entryColumns(today, zone)}
      width={width}
      height={height}
      focused={focused}
      empty={rows ? 'Not in a queue yet: q joins one.' : ''}
    />
  );
}

export function HistoryTab({ record, width, height, focused }: TabProps) {
  const zone = useHouse().time_zone;
  const changes = useRead(patientHistory, { id: record.id }).data;
  const title = useTitles((changes ?? []).map(({ operation }) => operation));
  const lines =
    changes?.length === 0
      ? [' Nothing was changed here yet.']
      : historyLines(changes ?? [], title, zone, width);
  return <ScrollingLines lines={lines} width={width} height={height} focused={focused} />;
}

function visitColumns(today: string): readonly Column<AppointmentRow>[] {
  const mark = (visit: AppointmentRow) => appointmentMark(visit.status);
  return [
    { title: 'Day', width: 12, text: (visit) => dayInWords(visit.start, today) },
    { title: 'Time', width: 5, text: (visit) => timeInWords(visit.start) },
    { title: 'Doctor', flex: 2, min: 10, text: (visit) => visit.doctor_name },
    { title: 'Type', width: 10, text: (visit) => visit.appointment_type },
    {
      title: 'Status',
      width: 13,
      text: (visit) => `${mark(visit).sign} ${mark(visit).word}`,
      tone: (visit) => mark(visit).tone,
    },
    { title: 'Reason', flex: 3, min: 10, text: (visit) => visit.reason, optional: true },
  ];
}

const phases: Readonly<Record<string, string>> = {
  waiting: 'waiting',
  called: 'called',
  in_service: 'in service',
  served: 'served',
  removed: 'removed',
};

function entryColumns(today: string, zone: string): readonly Column<QueueRow>[] {
  return [
    { title: 'Day', width: 12, text: (entry) => dayInWords(entry.ticket_date, today) },
    { title: 'Joined', width: 6, text: (entry) => wallText(entry.joined_at, zone).slice(11) },
    { title: 'Ticket', width: 8, text: (entry) => entry.ticket },
    { title: 'Specialization', flex: 2, min: 12, text: (entry) => entry.specialization_name },
    { title: 'State', width: 10, text: (entry) => phases[entry.phase] ?? entry.phase },
    { title: 'Waited', width: 7, align: 'right', text: (entry) => `${entry.waited_minutes} m` },
    { title: 'Reason', flex: 1, min: 8, text: (entry) => entry.removal_reason ?? '', optional: true },
  ];
}
