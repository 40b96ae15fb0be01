import { Box } from 'ink';
import type { ImportPreview, PreviewColumn, PreviewTable } from '../../../data/import/index.ts';
import { type Column, isWide, Lines, type ListCursor, Rule, Table, Tabs, useMoments } from '../../kit.ts';
import { fieldText, firstText, headingText, remarkLines } from './heading.ts';
import type { Choices } from './state.ts';

export interface ColumnsPageProps {
  readonly preview: ImportPreview;
  readonly table: PreviewTable;
  readonly choices: Choices;
  readonly cursor: ListCursor<PreviewColumn>;
  readonly width: number;
  readonly height: number;
}

const REMARK_ROWS = 5;
const MOST_REMARK_ROWS = 8;

/** The file as it would be read, before anything is written: each column, its field, and the first rows. */
export function ColumnsPage({ preview, table, choices, cursor, width, height }: ColumnsPageProps) {
  const moments = useMoments();
  const remarks = remarkLines(preview, table, choices, moments, width);
  const remarkRows = Math.min(MOST_REMARK_ROWS, Math.max(REMARK_ROWS, remarks.length));
  const isSeveral = preview.tables.length > 1;
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Lines
        lines={[
          [
            { text: ` ${table.table.toUpperCase().replaceAll('_', ' ')} `, tone: 'title' },
            { text: `← ${headingText(preview, table)}`, tone: 'muted' },
          ],
        ]}
        width={width}
      />
      {isSeveral ? (
        <Tabs
          tabs={preview.tables.map((one) => ({
            id: one.table,
            title: one.table,
            count: one.rows ?? undefined,
          }))}
          active={table.table}
          onChange={() => {}}
          focused={false}
        />
      ) : null}
      <Table
        {...cursor.props}
        columns={columnsFor(table, width)}
        width={width}
        height={height - remarkRows - 2 - (isSeveral ? 1 : 0)}
      />
      <Rule width={width} />
      <Lines lines={remarks} width={width} height={remarkRows} />
    </Box>
  );
}

function columnsFor({ is_own }: PreviewTable, width: number): Column<PreviewColumn>[] {
  const first = (index: number): Column<PreviewColumn> => ({
    title: index === 0 ? 'First rows' : '',
    text: (row) => firstText(row, index),
    tone: (row) => (row.field === null ? 'muted' : undefined),
  });
  return [
    { title: 'Column', width: isWide(width) ? 28 : 20, text: ({ column }) => column },
    {
      title: '→ Field',
      width: isWide(width) ? 26 : 22,
      text: (row) => `→ ${fieldText(row, is_own)}`,
      tone: ({ field }) => (field === null ? 'muted' : 'accent'),
    },
    first(0),
    first(1),
    ...(isWide(width) ? [first(2)] : []),
  ];
}
