import { Box } from 'ink';
import { migrate, openClinic } from '../../../data/schema/index.ts';
import {
  Lines,
  type Span,
  Spinner,
  useActions,
  useBody,
  useDialogs,
  useEntrance,
  useLongWork,
  useMessage,
  wrapLines,
} from '../../kit.ts';
import { BUSY_TIMEOUT } from '../../open.ts';
import { olderActions } from './actions.ts';

/** A database that an older version made: what that means, and the key that brings it up to date. */
export function OlderClinic() {
  const { columns: width, rows: height } = useBody();
  const { db, adopt, problem } = useEntrance();
  const dialogs = useDialogs();
  const message = useMessage();
  const { isWorking, run } = useLongWork();

  const migrateAndAdopt = async () => {
    const clinic = await openClinic({ db, anyRevision: true, busyTimeout: BUSY_TIMEOUT });
    try {
      const { applied } = await migrate(clinic.engine);
      adopt(clinic);
      return applied;
    } catch (failure) {
      await clinic.close();
      throw failure;
    }
  };
  const bringUp = async () => {
    const sure = await dialogs.confirm({
      title: 'Bring the database up to date?',
      lines: ['Older programs cannot read it afterwards.', `Is there a copy of ${db}?`],
      yes: 'there is a copy, go on',
    });
    if (!sure) return;
    try {
      const applied = await run(migrateAndAdopt);
      message.done(`The database is up to date: ${applied.join(', ')}.`);
    } catch (failure) {
      message.fail(failure);
    }
  };
  useActions(olderActions, { migrate: bringUp });

  const text = [
    problem?.message ?? 'The database is older than this program.',
    '',
    `It is kept in ${db}. Nothing has been changed in it. Copy that file first, while no other desk is open; then press m to bring it up to date and go on.`,
    '',
    'Ctrl+C twice leaves everything as it is.',
  ];
  const lines = text
    .flatMap((line) => wrapLines(line, width - 6))
    .map((line): Span[] => [{ text: `   ${line}` }]);
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Lines lines={[[], ...lines]} width={width} height={height - 1} />
      {isWorking ? <Spinner label="Bringing the database up to date …" /> : null}
    </Box>
  );
}
