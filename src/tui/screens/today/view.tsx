import { Box } from 'ink';
import { useMemo } from 'react';
import { arrivalSentence, arriveAppointment, nextAppointments } from '../../../clinic/appointments/index.ts';
import { unusualAccess } from '../../../clinic/audit/index.ts';
import { doctorsToday } from '../../../clinic/doctors/index.ts';
import { listDrafts } from '../../../clinic/drafts/index.ts';
import { queueSummary } from '../../../clinic/queue/index.ts';
import { isPermitted } from '../../../desk/accounts/index.ts';
import {
  Divider,
  isWide,
  Lines,
  Table,
  toLocalDate,
  useActions,
  useBody,
  useDraftKey,
  useEveryMinute,
  useHouse,
  useListCursor,
  useNavigation,
  useNow,
  usePerform,
  useRead,
  useSeat,
  useUpkeep,
} from '../../kit.ts';
import { todayActions } from './actions.ts';
import { backupLine, backupWarnings } from './backup-line.ts';
import { footLines } from './foot-lines.ts';
import { sidePanel } from './panels.ts';
import { draftPlace, warningsOf } from './state.ts';
import { visitColumns, visitHeading } from './visit-columns.ts';

/** Now at a glance: who comes next, who waits, who is on duty, and what somebody should look after. */
export function TodayView() {
  const { columns: width, rows: height } = useBody();
  const now = useNow('minute');
  const today = toLocalDate(now, useHouse().time_zone);
  const visits = useRead(nextAppointments, { limit: 60 });
  const queues = useRead(queueSummary, {});
  const doctors = useRead(doctorsToday, {});
  const drafts = useRead(listDrafts, { key: useDraftKey() });
  const upkeep = useUpkeep();
  const { standing } = useSeat();
  const isOpenToAll = standing.kind === 'open';
  const asksOthers = standing.kind === 'signed_in' && isPermitted(standing, unusualAccess.permission);
  const unusual = useRead(unusualAccess, {}, { enabled: asksOthers, lasting: true });
  useEveryMinute(() => {
    for (const reading of [visits, queues, doctors]) reading.again();
    // It goes through the looks of a whole day.
    if (asksOthers && now.slice(15, 16) === '0') unusual.again();
  });
  const cursor = useListCursor(visits.data, (visit) => visit.id);
  const perform = usePerform();
  const { navigate, goTo } = useNavigation();
  const visit = cursor.row;
  const draft = (drafts.data ?? []).flatMap(({ kind }) => draftPlace(kind) ?? [])[0];

  useActions(todayActions, {
    visit,
    hasDraft: draft !== undefined,
    arrive: () =>
      visit &&
      perform(arriveAppointment, { id: visit.id, version: visit.version }, { said: arrivalSentence }),
    open: () => visit && navigate('patients', { id: visit.patient }),
    newPatient: () => navigate('patient-form'),
    find: () => goTo('patients', { find: 'yes' }),
    openDraft: () => draft && navigate('patient-form', draft.params),
  });

  const foot = useMemo(
    () =>
      footLines(
        [
          ...(unusual.data ?? []).map(({ sentence }) => sentence),
          ...backupWarnings(upkeep),
          ...warningsOf(queues.data ?? [], today),
        ],
        draft?.title,
        backupLine(upkeep, width),
        isOpenToAll,
        width,
      ),
    [unusual.data, upkeep, queues.data, today, draft?.title, width, isOpenToAll],
  );
  const top = height - foot.length;
  const left = Math.floor(width / 2) - 1;
  const right = width - left - 1;
  const columns = useMemo(() => visitColumns(now, isWide(width)), [now, width]);
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Box width={width} height={top}>
        <Box flexDirection="column" width={left} height={top} flexShrink={0}>
          <Lines lines={[visitHeading(left)]} width={left} />
          <Table
            {...cursor.props}
            columns={columns}
            header={false}
            width={left}
            height={top - 1}
            empty={visits.data ? 'Nobody else is expected today.' : ''}
          />
        </Box>
        <Divider height={top} />
        {queues.data && doctors.data ? (
          <Lines
            lines={sidePanel(queues.data, doctors.data, { width: right, height: top })}
            width={right}
            height={top}
          />
        ) : null}
      </Box>
      <Lines lines={foot} width={width} height={foot.length} />
    </Box>
  );
}
