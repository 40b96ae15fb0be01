import { Box } from 'ink';
import { type DoctorDetail, doctorLoad } from '../../../clinic/doctors/index.ts';
import { type Detail, Details, Lines, longDate, type Span, Tabs, Toned, useRead } from '../../kit.ts';
import { isTab, type TabName } from './state.ts';
import { leaveLines, loadLines, scheduleLines, specializationLines } from './tab-lines.ts';

export interface DetailProps {
  readonly doctor: DoctorDetail;
  readonly tab: TabName;
  readonly onTab: (tab: TabName) => void;
  /** The date on the clinic's wall. */
  readonly today: string;
  readonly focused: boolean;
  readonly width: number;
  readonly height: number;
}

/** One doctor under tabs. */
export function DoctorPanel({ doctor, tab, onTab, today, focused, width, height }: DetailProps) {
  const load = useRead(doctorLoad, { id: doctor.id }, { enabled: tab === 'load', keep: false });
  const tabs = [
    { id: 'summary', title: 'Summary' },
    { id: 'schedule', title: 'Schedule' },
    { id: 'leave', title: 'Leave', count: doctor.absences.filter(({ to_date }) => to_date >= today).length },
    { id: 'specializations', title: 'Specializations', count: doctor.specializations.length },
    { id: 'load', title: "Today's load" },
  ];
  const room = height - 2;
  const lines: Record<Exclude<TabName, 'summary'>, () => Span[][]> = {
    schedule: () => scheduleLines(doctor, today),
    leave: () => leaveLines(doctor, today),
    specializations: () => specializationLines(doctor),
    load: () => loadLines(load.data, width),
  };
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Toned tone="title">{` ${[doctor.title, doctor.full_name].filter(Boolean).join(' ')}`}</Toned>
      <Tabs tabs={tabs} active={tab} onChange={(id) => isTab(id) && onTab(id)} focused={focused} />
      {tab === 'summary' ? (
        <Details items={summaryOf(doctor)} width={width} columns={width >= 76 ? 2 : 1} height={room} />
      ) : (
        <Lines lines={cut(lines[tab](), room)} width={width} height={room} />
      )}
    </Box>
  );
}

function summaryOf(doctor: DoctorDetail): Detail[] {
  const years = doctor.years_of_experience;
  return [
    { label: 'Status', value: doctor.status, tone: doctor.status === 'Active' ? undefined : 'warning' },
    { label: 'Now', value: doctor.duty_text },
    { label: 'Licence', value: doctor.license_number },
    { label: 'Phone', value: doctor.phone_typed ?? '' },
    { label: 'E-mail', value: doctor.email ?? '' },
    { label: 'Office', value: doctor.office_address ?? '' },
    { label: 'Degree', value: doctor.medical_degree ?? '' },
    { label: 'Experience', value: years === null ? '' : `${years} years` },
    { label: 'Certified', value: doctor.certifications ?? '' },
    { label: 'Hired', value: doctor.hire_date ? longDate(doctor.hire_date) : '' },
    { label: 'About', value: doctor.bio ?? '' },
  ];
}

function cut(lines: Span[][], height: number): Span[][] {
  if (lines.length <= height) return lines;
  const rest = lines.length - height + 1;
  return [...lines.slice(0, height - 1), [{ text: `   … and ${rest} more`, tone: 'muted' }]];
}
