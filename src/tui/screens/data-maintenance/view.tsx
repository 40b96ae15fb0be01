import { Box } from 'ink';
import { useState } from 'react';
import { type MaintenanceStep, maintain, type Step } from '../../../data/maintenance/index.ts';
import { lookOver } from '../../../data/overview/index.ts';
import {
  bothEnds,
  Lines,
  RunningJob,
  type Span,
  sizesText,
  sizeText,
  TableAndDetail,
  useActions,
  useBodyAboveJob,
  useDialogs,
  useJobs,
  useListCursor,
  useLook,
  useMoments,
  wrapLines,
} from '../../kit.ts';
import { maintenanceActions } from './actions.ts';
import { type StepRow, stepColumns, stepRows } from './state.ts';

const ABOUT_ROWS = 3;

/** What keeps the database quick and small: each step by itself or all of them, with sizes before and after. */
export function MaintenanceView() {
  const { columns: width, rows: height, job } = useBodyAboveJob();
  const moments = useMoments();
  const overview = useLook(lookOver, {});
  const [results, setResults] = useState<readonly MaintenanceStep[]>([]);
  const rows = stepRows(overview.data?.maintenance ?? [], results);
  const cursor = useListCursor(rows, ({ name }: StepRow) => name);
  const jobs = useJobs();
  const dialogs = useDialogs();
  const step = cursor.row;

  const run = async (asked: Step | 'all') => {
    const done = await jobs.run(maintain, { step: asked }, { said: ({ steps }) => saidOf(steps) });
    if (done) setResults((before) => [...done.steps, ...before]);
  };
  useActions(maintenanceActions, {
    busy: job?.title ?? null,
    run: async () => {
      if (!step) return;
      if (step.name === 'vacuum' && !(await dialogs.confirm(WHILE_NOBODY_WORKS))) return;
      await run(step.name);
    },
    runAll: async () => {
      if (await dialogs.confirm(ALL_STEPS)) await run('all');
    },
  });
  const size = overview.data ? `the database has ${sizeText(overview.data.status.size_bytes)}` : '';
  return (
    <Box flexDirection="column" width={width}>
      <Lines lines={[[{ text: bothEnds(' MAINTENANCE', size, width - 1), tone: 'title' }]]} width={width} />
      <TableAndDetail
        {...cursor.props}
        columns={stepColumns(moments)}
        width={width}
        height={height - 1}
        detail={{ title: step?.title, lines: aboutLines(step, width), rows: ABOUT_ROWS }}
      />
      {job ? <RunningJob job={job} width={width} /> : null}
    </Box>
  );
}

function aboutLines(step: StepRow | undefined, width: number): Span[][] {
  return wrapLines(step?.about ?? '', width - 6).map((text): Span[] => [{ text: `   ${text}` }]);
}

const WHILE_NOBODY_WORKS = {
  title: 'Compact the database now?',
  lines: [
    'Nobody can save anything while it runs: seconds on a small clinic, a minute or more on a large one.',
  ],
  yes: 'compact it',
};

const ALL_STEPS = {
  title: 'Do all maintenance now?',
  lines: [
    'Check, statistics, indexes, compact, tidy, one after the other.',
    'While it compacts the file nobody can save anything.',
  ],
  yes: 'do all of it',
};

function saidOf(steps: readonly MaintenanceStep[]): string {
  const [before, after] = [steps.at(0)?.before ?? 0, steps.at(-1)?.after ?? 0];
  return `Maintenance done (${steps.map(({ name }) => name).join(', ')}): ${sizesText(before, after)}.`;
}
