import { Box } from 'ink';
import { type Changed, migrateSchema, openClinic, shortRevision } from '../../../data/schema/index.ts';
import {
  Lines,
  RunningJob,
  type Span,
  useActions,
  useBodyAboveJob,
  useDialogs,
  useEntrance,
  useJobs,
  useMessage,
  wrapLines,
} from '../../kit.ts';
import { BUSY_TIMEOUT } from '../../open.ts';
import { olderActions } from './actions.ts';

/** A database that an older version made: what that means, and the key that brings it up to date. */
export function OlderClinic() {
  const { columns: width, rows: height, job } = useBodyAboveJob();
  const { db, adopt, problem } = useEntrance();
  const dialogs = useDialogs();
  const message = useMessage();
  const jobs = useJobs();

  const bringUp = async () => {
    const sure = await dialogs.confirm({
      title: 'Bring the database up to date?',
      lines: [
        'A backup is made and proved first, and the change tried on a copy.',
        'Older programs cannot read the database afterwards.',
      ],
      yes: 'bring it up to date',
    });
    if (!sure) return;
    const changed = await jobs.run(migrateSchema, {}, { quiet: true });
    if (changed === null) return;
    try {
      await adopt(await openClinic({ db, busyTimeout: BUSY_TIMEOUT }));
      message.done(upToDate(changed));
    } catch (failure) {
      message.fail(failure);
    }
  };
  useActions(olderActions, { migrate: bringUp });

  const text = [
    problem?.message ?? 'The database is older than this program.',
    '',
    `It is kept in ${db}. Nothing has been changed in it. Press m to bring it up to date and go on: a backup is made first.`,
    '',
    'Ctrl+C twice leaves everything as it is.',
  ];
  const lines = text
    .flatMap((line) => wrapLines(line, width - 6))
    .map((line): Span[] => [{ text: `   ${line}` }]);
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Lines lines={[[], ...lines]} width={width} height={height} />
      {job ? <RunningJob job={job} width={width} /> : null}
    </Box>
  );
}

/** Another desk may have been quicker; then there is nothing to say about a backup. */
function upToDate({ done, backup }: Changed): string {
  if (backup === null) return 'The database is up to date.';
  return `The database is up to date: ${done.map(shortRevision).join(', ')}. What was there before is in backup ${backup.id}.`;
}
