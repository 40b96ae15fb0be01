import { Box } from 'ink';
import { useEffect, useRef, useState } from 'react';
import type { PreviewColumn, PreviewTable } from '../../../data/import/index.ts';
import { Empty, RunningJob, useActions, useBodyAboveJob, useListCursor, useNavigation } from '../../kit.ts';
import { columnsActions, reportActions } from './actions.ts';
import { ColumnsPage } from './columns-page.tsx';
import { type ReportRow, reportRows } from './report-lines.ts';
import { ReportPage } from './report-page.tsx';
import { useColumnsActs } from './use-columns-acts.ts';
import { useImport } from './use-import.ts';

const STOP_LANDING = 'Esc stops it, and asks whether what has landed by then stays.';

/** A short path: choose a file, see what was read, match its columns, try it, go. */
export function ImportView() {
  const { columns: width, rows: height, job } = useBodyAboveJob();
  const { back, navigate } = useNavigation();
  const importing = useImport();
  const { preview, choices, step } = importing.state;
  const [shown, setShown] = useState(0);
  const table: PreviewTable | undefined = preview?.tables[shown] ?? preview?.tables[0];
  const columns = useListCursor<PreviewColumn>(table?.columns, ({ column }) => column);
  const report = 'report' in step ? step.report : null;
  const problems = useListCursor<ReportRow>(report ? reportRows(report) : undefined, ({ key }) => key);
  const isReport = report !== null;
  // A dry run and a look at a file leave nothing; rows that have landed stay until they are taken back.
  const isLanding = step.at === 'rehearsed';

  useActions(
    columnsActions,
    useColumnsActs({
      importing,
      table,
      column: columns.row,
      leave: back,
      nextTable: () => setShown((now) => (now + 1) % (preview?.tables.length ?? 1)),
    }),
    { active: !isReport },
  );
  useActions(
    reportActions,
    {
      isDone: step.at === 'done',
      busy: job?.title ?? null,
      canImport: canImport(
        step.at === 'done',
        report?.read ?? 0,
        (report?.inserted ?? 0) + (report?.updated ?? 0),
      ),
      land: importing.land,
      uploads: () => navigate('data-uploads'),
      back: () => (step.at === 'done' ? back() : importing.back()),
    },
    { active: isReport },
  );
  const isAsked = useRef(false);
  useEffect(() => {
    // Once, when the screen is opened: not again when one comes back to it from Uploads.
    if (isAsked.current) return;
    isAsked.current = true;
    void importing.chooseFile().then((isChosen) => isChosen || back());
  });

  return (
    <Box flexDirection="column" width={width}>
      {report ? (
        <ReportPage report={report} cursor={problems} width={width} height={height} />
      ) : preview && table && choices ? (
        <ColumnsPage
          preview={preview}
          table={table}
          choices={choices}
          cursor={columns}
          width={width}
          height={height}
        />
      ) : (
        <Empty text={choices ? 'Looking into the file …' : 'No file is chosen yet.'} width={width} />
      )}
      {job ? <RunningJob job={job} width={width} stop={isLanding ? STOP_LANDING : undefined} /> : null}
    </Box>
  );
}

function canImport(isDone: boolean, read: number, landing: number): true | string {
  if (isDone) return 'This is done. Esc goes back to Data.';
  if (read === 0) return 'There is no row in it.';
  return landing > 0 || 'No row of it would change anything.';
}
