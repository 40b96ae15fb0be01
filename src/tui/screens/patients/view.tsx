import { Box } from 'ink';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type PatientListRow, presentPatients, showPatient } from '../../../clinic/patients/index.ts';
import {
  Divider,
  Empty,
  isWide,
  type ListCursor,
  SearchLine,
  Table,
  toLocalDate,
  useActions,
  useBody,
  useHouse,
  useListCursor,
  useNavigation,
  useNow,
  useParams,
  useRead,
} from '../../kit.ts';
import { closeActions, patientListActions, patientsActions, searchActions } from './actions.ts';
import { patientColumns } from './columns.ts';
import { Beside, Preview } from './preview.tsx';
import { RecordPane } from './record.tsx';
import { useActs } from './use-acts.ts';
import { type Finder, useFinder } from './use-finder.ts';

type Focus = 'search' | 'list' | 'record';

/**
 * Find as you type, the list, and the record of one patient. Params: `id` opens a record (Esc goes back to where
 * it was asked for), `find` begins in the search line, as it does anyway.
 */
export function PatientsView() {
  const { id: asked } = useParams();
  const { columns: width, rows: height } = useBody();
  const today = toLocalDate(useNow('minute'), useHouse().time_zone);
  const [line, setLine] = useState('');
  const [focus, setFocus] = useState<Focus>(asked ? 'record' : 'search');
  const finder = useFinder(line);
  const cursor = useListCursor(finder.rows, (row) => row.id);
  useFirstFound(finder, cursor);
  const opened = asked ?? (focus === 'record' ? cursor.id : null);
  const shown = useRead(showPatient, { id: opened ?? '' }, { enabled: opened !== null, keep: false });
  const record = shown.data;
  const patient = opened === null ? cursor.row : record;
  const { goTo } = useNavigation();
  const find = () => (asked ? goTo('patients', { find: 'yes' }) : setFocus('search'));
  useActions(patientsActions, useActs(patient, { typed: asked ? '' : line, find }));
  useActions(closeActions, { close: () => setFocus('list') }, { active: focus === 'record' && !asked });
  useActions(
    patientListActions,
    { patient, open: () => setFocus('record'), toSearch: find },
    { active: focus === 'list' },
  );
  useActions(
    searchActions,
    {
      found: finder.rows?.length ?? 0,
      toList: () => setFocus('list'),
      leave: () => (line === '' ? setFocus('list') : setLine('')),
    },
    { active: focus === 'search' },
  );

  const wide = isWide(width);
  if (opened !== null && (!wide || asked) && focus === 'record') {
    if (record) return <RecordPane record={record} today={today} width={width} height={height} focused />;
    return <Empty text={shown.error ? `${shown.error.message} Esc goes back.` : ''} width={width} />;
  }
  const listWidth = wide ? Math.floor(width * 0.52) : width;
  const previewHeight = wide ? 0 : 5;
  return (
    <Box flexDirection="column" width={width} height={height}>
      <SearchLine
        value={line}
        onChange={setLine}
        focused={focus === 'search'}
        width={width}
        note={finder.note}
        placeholder="name, phone, number or birth date"
      />
      <Box width={width} height={height - 1 - previewHeight}>
        <List
          cursor={cursor}
          focus={focus}
          width={listWidth}
          height={height - 1 - previewHeight}
          empty={finder.rows ? emptyList(line) : ''}
          onMore={finder.more}
          toSearch={find}
        />
        {wide ? (
          <>
            <Divider height={height - 1} />
            <Beside
              patient={cursor.row}
              record={focus === 'record' ? record : undefined}
              today={today}
              width={width - listWidth - 1}
              height={height - 1}
            />
          </>
        ) : null}
      </Box>
      {wide ? null : <Preview patient={cursor.row} today={today} width={width} height={previewHeight} />}
    </Box>
  );
}

/** A new search begins at its first patient; rows that change under the same search leave the cursor alone. */
function useFirstFound(finder: Finder, cursor: ListCursor<PatientListRow>): void {
  const begun = useRef(finder.answered);
  useLayoutEffect(() => {
    if (begun.current === finder.answered) return;
    begun.current = finder.answered;
    cursor.set(finder.rows?.[0]?.id ?? null);
  });
}

function List(props: {
  readonly cursor: ListCursor<PatientListRow>;
  readonly focus: Focus;
  readonly width: number;
  readonly height: number;
  readonly empty: string;
  readonly onMore: () => void;
  readonly toSearch: () => void;
}) {
  const present = useRead(presentPatients, {}).data;
  const columns = useMemo(() => patientColumns(present ?? []), [present]);
  return (
    <Table
      {...props.cursor.props}
      columns={columns}
      width={props.width}
      height={props.height}
      focused={props.focus === 'list'}
      empty={props.empty}
      onMore={props.onMore}
      onLeaveTop={props.toSearch}
    />
  );
}

function emptyList(line: string): string {
  return line.trim() === ''
    ? 'No patients yet: Ctrl+N registers the first.'
    : 'Nobody is found. Ctrl+N registers a new patient.';
}
