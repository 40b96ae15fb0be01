import { Box } from 'ink';
import { useActions } from '../../actions/index.ts';
import { useJobs } from '../../data/use-jobs.ts';
import type { JobView } from '../../shell/jobs/job-desk.ts';
import { useServices } from '../../shell/services.ts';
import { type Size, useBody } from '../../shell/size.ts';
import { useStore } from '../../shell/store.ts';
import { Lines } from '../lines/index.ts';
import { Rule } from '../panel/index.ts';
import { runningJobActions } from './actions.ts';
import { jobLines } from './job-lines.ts';

/** The rule with its name, and three lines. */
const ROWS = 4;

/** Long work that is under way: a large bar with its phase, rate and time left; Esc stops it. */
export function RunningJob({
  job,
  width,
  stop,
}: {
  readonly job: JobView;
  readonly width: number;
  /** What Esc does, where it is not that nothing is left behind. */
  readonly stop?: string | undefined;
}) {
  const { cancel } = useJobs();
  const isOpen = useStore(useServices().desk) !== null;
  useActions(
    runningJobActions,
    { title: job.title, isStopping: job.isStopping, stop: cancel },
    { part: true },
  );
  return (
    <Box flexDirection="column" width={width} height={ROWS} flexShrink={0}>
      <Rule width={width} title={job.title} />
      <Lines lines={jobLines(job, width, { hasOthers: isOpen, stop })} width={width} height={ROWS - 1} />
    </Box>
  );
}

/** The space of a screen less what `<RunningJob>` takes at its foot while there is work under way. */
export function useBodyAboveJob(): Size & { readonly job: JobView | null } {
  const { columns, rows } = useBody();
  const { running } = useJobs();
  return { columns, rows: running ? rows - ROWS : rows, job: running };
}
