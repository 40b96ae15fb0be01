import { Box } from 'ink';
import { findWayBackJob, refuseInPlaceOfAccounts, restoreJob } from '../../../data/restore/index.ts';
import { openClinic } from '../../../data/schema/index.ts';
import {
  askSecret,
  Lines,
  RunningJob,
  useActions,
  useBodyAboveJob,
  useDialogs,
  useEntrance,
  useJobs,
  useLook,
  useMessage,
  useMoments,
  useQuit,
} from '../../kit.ts';
import { BUSY_TIMEOUT } from '../../open.ts';
import { lostActions } from './actions.ts';
import { lostLines } from './lost-lines.ts';

/** A clinic whose database is gone or damaged: nothing is touched, and the newest good backup is offered. */
export function LostClinic({ beginAnew }: { readonly beginAnew: () => void }) {
  const { columns: width, rows: height, job } = useBodyAboveJob();
  const { db, backups, problem, adopt } = useEntrance();
  const dialogs = useDialogs();
  const message = useMessage();
  const jobs = useJobs();
  const quit = useQuit();
  const moments = useMoments();
  const way = useLook(findWayBackJob, {});
  const found = way.data;

  const restore = async () => {
    if (!found) return;
    const { backup, comparison } = found;
    const secret = comparison === null ? await askSecret(dialogs, moments.when(backup.at)) : {};
    if (secret === null) return;
    const sure = await dialogs.confirm({
      title: `Restore the backup of ${moments.when(backup.at)}?`,
      lines: [
        `What was entered after that is not in it (${moments.ago(backup.at)}).`,
        problem?.code === 'corrupt'
          ? 'The damaged file is set aside, not removed.'
          : 'Nothing else is changed.',
      ],
      yes: 'restore it',
    });
    if (!sure) return;
    const done = await jobs.run(restoreJob, { backup: backup.file, ...secret }, { quiet: true });
    if (done === null) return;
    try {
      await adopt(
        await openClinic({ db, ...(backups === undefined ? {} : { backups }), busyTimeout: BUSY_TIMEOUT }),
      );
      message.done(`Restored: the backup made ${moments.ago(done.at)}.`);
    } catch (failure) {
      message.fail(failure);
    }
  };
  const startAnew = async () => {
    try {
      await refuseInPlaceOfAccounts({ db, ...(backups === undefined ? {} : { backups }) });
    } catch (refusal) {
      message.fail(refusal);
      return;
    }
    const sure = await dialogs.confirm({
      title: 'Begin a new, empty clinic?',
      lines: ['There are backups of the one that was here.', 'They stay where they are.'],
      yes: 'begin a new one',
    });
    if (sure) beginAnew();
  };
  useActions(lostActions, {
    canRestore: found
      ? true
      : way.isReading
        ? 'The backups are still being looked at.'
        : 'There is no good backup.',
    canBeginAnew: problem?.code === 'corrupt' ? 'A damaged database is not written over.' : true,
    restore,
    beginAnew: startAnew,
    leave: quit,
  });

  const lines = lostLines({ db, problem, found, isLooking: way.isReading, moments, width });
  return (
    <Box flexDirection="column" width={width}>
      <Lines lines={lines} width={width} height={height} />
      {job ? <RunningJob job={job} width={width} /> : null}
    </Box>
  );
}
