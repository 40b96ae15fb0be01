import { Box, Text } from 'ink';
import { useEffect, useState } from 'react';
import { lookOver } from '../../../data/overview/index.ts';
import { mendedWords, restoreJob, unverifiedWords } from '../../../data/restore/index.ts';
import {
  counted,
  Lines,
  RunningJob,
  type Span,
  TextField,
  Toned,
  useActions,
  useBodyAboveJob,
  useJobs,
  useKeyLabels,
  useLook,
  useMoments,
  useNavigation,
  useParams,
  wrapLines,
} from '../../kit.ts';
import { restoreActions } from './actions.ts';
import { refusedLines, safetyLines, sinceLine, titleText } from './lines.ts';
import { differenceLines, THE_WORD } from './state.ts';
import { useComparison, type Wanted } from './use-comparison.ts';

const FOOT_ROWS = 6;
const LOOKING =
  'The backup is unpacked beside the database, proved, and compared with the present. Nothing is changed by that.';

/** What a restore would change, side by side, before it is asked for by a typed word. */
export function RestoreView() {
  const { columns: width, rows: height, job } = useBodyAboveJob();
  const params = useParams();
  const wanted = wantedOf(params);
  const moments = useMoments();
  const { back } = useNavigation();
  const overview = useLook(lookOver, {});
  const backup = overview.data?.backups.find(({ id }) => id === wanted.backup);
  const name = backup ? moments.when(backup.at) : (wanted.at ?? 'what was there before');
  const { stage, isOld, again } = useComparison(wanted, name, backup?.encrypted ?? false);
  const keyOf = useKeyLabels(restoreActions);
  const [typed, setTyped] = useState('');
  const jobs = useJobs();
  const isReady = stage.kind === 'ready' && job === null;

  // What was typed was meant for what was shown: it counts once the warning is there to be seen.
  useEffect(() => {
    if (isOld) setTyped('');
  }, [isOld]);

  const restore = async () => {
    if (stage.kind !== 'ready') return;
    const { comparison, secret } = stage;
    const done = await jobs.run(
      restoreJob,
      // What was shown is what is restored, also where a newer backup has come since.
      { backup: comparison.would_restore, ...secret },
      {
        said: ({ at, rows, rules_mended, log_carried: { unverified } }) =>
          [
            `Restored as of ${moments.when(at)}: ${counted(rows.patients ?? 0, 'patient')}.`,
            ...(unverified === 0 ? [] : [`${unverifiedWords(unverified)}.`]),
            ...(rules_mended.length === 0 ? [] : [`${mendedWords(rules_mended)}.`]),
            'Keys 7 r U bring back what was.',
          ].join(' '),
      },
    );
    if (done) back();
    else setTyped('');
  };
  const canRestore =
    stage.kind === 'ready'
      ? job === null || `${job.title}: still under way.`
      : stage.kind === 'looking'
        ? 'The backup is still being looked at.'
        : 'This one cannot be restored. Esc leaves all as it is.';
  useActions(restoreActions, {
    canRestore,
    canCompare: canRestore,
    isTyped:
      typed.trim().toLowerCase() === THE_WORD
        ? true
        : `Type the word ${THE_WORD} first, or Esc leaves all as it is.`,
    restore,
    compareAgain: again,
    leave: back,
  });

  const room = height - FOOT_ROWS - 2;
  const body = bodyLines();
  return (
    <Box flexDirection="column" width={width} flexGrow={1}>
      <Lines
        lines={[
          [{ text: ` ${titleText(stage, name, wanted, moments)}`, tone: 'title' }],
          sinceLine(isOld, keyOf('data-restore.again')),
        ]}
        width={width}
      />
      <Lines lines={body} width={width} height={Math.min(room, body.length)} />
      <Lines
        lines={stage.kind === 'ready' ? safetyLines(stage.comparison, width) : []}
        width={width}
        height={FOOT_ROWS - 1}
      />
      {stage.kind === 'ready' ? (
        <Box width={width} height={1}>
          <Text>
            {'   Type  '}
            <Toned tone="accent">{THE_WORD}</Toned>
            {'  to go on: '}
          </Text>
          <TextField value={typed} onChange={setTyped} focused={isReady} width={Math.min(24, width - 50)} />
          <Toned tone="muted">{'  Esc leaves all as is'}</Toned>
        </Box>
      ) : null}
      <Box flexGrow={1} />
      {job ? <RunningJob job={job} width={width} /> : null}
    </Box>
  );

  function bodyLines(): Span[][] {
    if (stage.kind === 'looking')
      return wrapLines(LOOKING, width - 6).map((text) => [{ text: `   ${text}` }]);
    if (stage.kind === 'refused') return refusedLines(stage.problem, width);
    return differenceLines(stage.comparison.tables, { width, height: room });
  }
}

function wantedOf(params: Readonly<Record<string, string | undefined>>): Wanted {
  if (params.undo !== undefined) return { undo: true };
  if (params.at !== undefined) return { at: params.at };
  return { backup: params.backup ?? '' };
}
