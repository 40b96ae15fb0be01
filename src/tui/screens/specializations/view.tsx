import { Box } from 'ink';
import { type SpecializationRow, specializationList } from '../../../clinic/specializations/index.ts';
import {
  fit,
  type Span,
  TableAndDetail,
  Toned,
  useActions,
  useBody,
  useListCursor,
  useParams,
  useRead,
  wrapLines,
} from '../../kit.ts';
import { specializationsActions } from './actions.ts';
import { specializationColumns } from './columns.ts';
import { useActs } from './use-acts.ts';

const DETAIL_ROWS = 6;

/** What the clinic offers: code, capacity, and the doctors in each. */
export function SpecializationsView() {
  const params = useParams();
  const { columns: width, rows: height } = useBody();
  const all = useRead(specializationList, {});
  const cursor = useListCursor(all.data, (one) => one.id, params.id ?? null);
  useActions(specializationsActions, useActs(cursor.row));
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Toned>
        {' '}
        <Toned tone="muted">{' Doctors  '}</Toned>
        <Toned tone="title">[Specializations]</Toned>
      </Toned>
      <TableAndDetail
        {...cursor.props}
        columns={specializationColumns}
        width={width}
        height={height - 1}
        empty={all.data ? 'There is none yet. n adds one.' : ''}
        tone={(one) => (one.is_active ? undefined : 'muted')}
        detail={{
          title: cursor.row?.name,
          lines: cursor.row ? detailLines(cursor.row, width) : [],
          rows: DETAIL_ROWS,
        }}
      />
    </Box>
  );
}

function detailLines(one: SpecializationRow, width: number): Span[][] {
  const about = wrapLines(one.description ?? 'No description.', width - 4).slice(0, 2);
  const names = one.doctors.map((doctor) => {
    const away = doctor.status === 'Active' ? '' : ` (${doctor.status.toLowerCase()})`;
    return `${doctor.title ? `${doctor.title} ` : ''}${doctor.full_name}${away}`;
  });
  const doctors = wrapLines(names.length > 0 ? names.join(', ') : 'nobody yet', width - 14).slice(0, 3);
  return [
    ...about.map((text): Span[] => [{ text: `  ${text}` }]),
    ...doctors.map((text, index): Span[] => [
      { text: fit(index === 0 ? '  Doctors' : '', 12), tone: 'muted' },
      { text, tone: names.length > 0 ? 'plain' : 'warning' },
    ]),
  ];
}
