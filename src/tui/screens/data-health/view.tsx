import { Box } from 'ink';
import { checkHealthJob, type HealthCheck } from '../../../data/health/index.ts';
import {
  bothEnds,
  Lines,
  Rule,
  RunningJob,
  Spinner,
  Table,
  useActions,
  useBodyAboveJob,
  useListCursor,
  useLook,
  useMoments,
} from '../../kit.ts';
import { healthActions } from './actions.ts';
import { checkColumns, checkDetail, checkTitle, sumOf } from './state.ts';

const DETAIL_ROWS = 6;
/** The checks read the whole database: what they found is good for so long. */
const CHECKED_FOR = 60_000;

/** Whether the database, its backups and the disk are sound, and what to do where they are not. */
export function HealthView() {
  const { columns: width, rows: height, job } = useBodyAboveJob();
  const { when } = useMoments();
  const health = useLook(checkHealthJob, {}, { freshFor: CHECKED_FOR });
  const checks = health.data?.checks;
  const cursor = useListCursor(checks, ({ name }: HealthCheck) => name);
  useActions(healthActions, { isLooking: health.isReading, lookAgain: health.again });
  const checkedAt =
    checks && !health.isReading ? `checked ${when(new Date(health.seenAt).toISOString())}` : '';
  const title = ` HEALTH  ${checks ? sumOf(checks) : ''}`;
  return (
    <Box flexDirection="column" width={width}>
      <Lines lines={[[{ text: bothEnds(title, checkedAt, width - 1), tone: 'title' }]]} width={width} />
      {health.isReading ? (
        <Box height={1} paddingLeft={3}>
          <Spinner label="Checking; on a large database this takes a minute. Everything else goes on." />
        </Box>
      ) : (
        <Lines lines={[[]]} width={width} />
      )}
      <Table
        {...cursor.props}
        columns={checkColumns}
        header={false}
        width={width}
        height={height - DETAIL_ROWS - 3}
        empty={health.isReading ? '' : 'Nothing was checked yet: r checks.'}
      />
      <Rule width={width} title={cursor.row && checkTitle(cursor.row)} />
      <Lines lines={checkDetail(cursor.row, width)} width={width} height={DETAIL_ROWS} />
      {job ? <RunningJob job={job} width={width} /> : null}
    </Box>
  );
}
