import { glanceAtPatient, type PatientListRow, type PatientRecord } from '../../../clinic/patients/index.ts';
import { Lines, type Span, useRead } from '../../kit.ts';
import { headLines } from './head-lines.ts';
import { RecordPane } from './record.tsx';

interface PreviewProps {
  /** Who is under the cursor. */
  readonly patient: PatientListRow | undefined;
  readonly today: string;
  readonly width: number;
  readonly height: number;
}

/** Under the list of a narrow terminal: who is under the cursor. */
export function Preview({ patient, today, width, height }: PreviewProps) {
  const lines: Span[][] = [[{ text: '─'.repeat(width), tone: 'muted' }]];
  const glance = useGlance(patient);
  if (patient) {
    lines.push(...headLines(patient, glance, today, width));
    const counts = glance
      ? `Appointments ${glance.appointments}  Queue ${glance.queue_entries}  History`
      : '';
    lines.push([{ text: ` Enter opens: Summary  ${counts}`, tone: 'muted' }]);
  }
  return <Lines lines={lines} width={width} height={height} />;
}

/** Beside the list of a wide terminal: the open record, or who is under the cursor. */
export function Beside(props: PreviewProps & { readonly record: PatientRecord | undefined }) {
  const { patient, record, today, width, height } = props;
  const glance = useGlance(record ? undefined : patient);
  if (record) return <RecordPane record={record} today={today} width={width} height={height} focused />;
  const lines = patient ? headLines(patient, glance, today, width) : [];
  return <Lines lines={lines} width={width} height={height} />;
}

function useGlance(patient: PatientListRow | undefined) {
  const glance = useRead(
    glanceAtPatient,
    { id: patient?.id ?? '' },
    { enabled: patient !== undefined, keep: false },
  );
  return glance.data;
}
