import { Box } from 'ink';
import { useMemo, useState } from 'react';
import { doctorList, doctorShow } from '../../../clinic/doctors/index.ts';
import {
  Divider,
  isWide,
  Rule,
  SearchLine,
  Table,
  toLocalDate,
  useActions,
  useBody,
  useEveryMinute,
  useHouse,
  useListCursor,
  useNow,
  useParams,
  useRead,
} from '../../kit.ts';
import { doctorsActions, findActions } from './actions.ts';
import { doctorColumns } from './columns.ts';
import { DoctorPanel } from './detail.tsx';
import { foundDoctors, isTab, type TabName } from './state.ts';
import { useActs } from './use-acts.ts';

/** Lines of the detail under the list: name, tabs, and a week with a line to spare. */
const DETAIL_ROWS = 10;
/** What the tabs need beside the list. */
const PANEL_COLUMNS = 68;

export function DoctorsView() {
  const params = useParams();
  const { columns: width, rows: height } = useBody();
  const { time_zone } = useHouse();
  const today = toLocalDate(useNow('minute'), time_zone);
  const [typed, setTyped] = useState('');
  const [isFinding, setFinding] = useState(false);
  const [tab, setTab] = useState<TabName>(isTab(params.tab) ? params.tab : 'summary');
  const doctors = useRead(doctorList, {});
  useEveryMinute(doctors.again);
  const found = useMemo(() => foundDoctors(doctors.data ?? [], typed), [doctors.data, typed]);
  const cursor = useListCursor(found, (doctor) => doctor.id, params.id ?? null);
  const detail = useRead(doctorShow, { id: cursor.id ?? '' }, { enabled: cursor.id !== null });
  const shown = cursor.id === detail.data?.id ? detail.data : undefined;

  useActions(
    doctorsActions,
    useActs(cursor.row, shown, () => setFinding(true)),
    { active: !isFinding },
  );
  useActions(
    findActions,
    {
      leave: () => setFinding(false),
      clear: () => {
        setTyped('');
        setFinding(false);
      },
    },
    { active: isFinding },
  );

  const wide = isWide(width);
  const left = wide ? Math.min(Math.floor(width / 2), width - PANEL_COLUMNS) : width;
  const listHeight = wide ? height - 1 : height - DETAIL_ROWS - 2;
  const list = (
    <Table
      {...cursor.props}
      columns={doctorColumns}
      focused={!isFinding}
      width={left}
      height={listHeight}
      empty={emptyText(doctors.data?.length, typed)}
      tone={(doctor) => (doctor.status === 'Inactive' ? 'muted' : undefined)}
      onLeaveTop={() => setFinding(true)}
    />
  );
  const panelSize = wide ? { width: width - left - 1, height: listHeight } : { width, height: DETAIL_ROWS };
  const panel = shown ? (
    <DoctorPanel doctor={shown} tab={tab} onTab={setTab} today={today} focused={!isFinding} {...panelSize} />
  ) : null;
  return (
    <Box flexDirection="column" width={width} height={height}>
      <SearchLine
        value={typed}
        onChange={setTyped}
        focused={isFinding}
        width={width}
        placeholder="name, licence number or specialization"
        note={doctors.data ? `${found.length} of ${doctors.data.length}   s specializations` : ''}
      />
      {wide ? (
        <Box width={width} height={listHeight}>
          {list}
          <Divider height={listHeight} />
          {panel}
        </Box>
      ) : (
        <>
          {list}
          <Rule width={width} />
          {panel}
        </>
      )}
    </Box>
  );
}

function emptyText(count: number | undefined, typed: string): string {
  if (count === undefined) return '';
  return count === 0 ? 'There is no doctor yet. n adds one.' : `No doctor matches “${typed}”. Esc shows all.`;
}
