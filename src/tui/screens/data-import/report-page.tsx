import { Box } from 'ink';
import type { ImportReport } from '../../../data/import/index.ts';
import { type Column, Lines, type ListCursor, Rule, Table } from '../../kit.ts';
import { closingLines, countSpans, type ReportRow } from './report-lines.ts';

export interface ReportPageProps {
  readonly report: ImportReport;
  readonly cursor: ListCursor<ReportRow>;
  readonly width: number;
  readonly height: number;
}

const CLOSING_ROWS = 6;

/** What a dry run found, or what an import did: the counts, and every problem with its line, column and reason. */
export function ReportPage({ report, cursor, width, height }: ReportPageProps) {
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Lines
        lines={[
          [{ text: report.dry_run ? ' DRY RUN: nothing is written yet' : ' IMPORTED', tone: 'title' }],
          countSpans(report),
        ]}
        width={width}
      />
      <Table
        {...cursor.props}
        columns={COLUMNS}
        width={width}
        height={height - CLOSING_ROWS - 3}
        empty="Every row is good."
      />
      <Rule width={width} />
      <Lines lines={closingLines(report, cursor.row, width)} width={width} height={CLOSING_ROWS} />
    </Box>
  );
}

const COLUMNS: Column<ReportRow>[] = [
  { title: 'Line', width: 8, align: 'right', text: ({ place }) => place },
  { title: 'Column', width: 16, text: ({ column }) => column },
  { title: 'Value', width: 16, text: ({ value }) => value },
  {
    title: 'Why',
    text: ({ reason }) => reason,
    tone: ({ kind }) => (kind === 'problem' ? undefined : 'warning'),
  },
];
