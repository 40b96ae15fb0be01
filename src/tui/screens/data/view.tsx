import { Box } from 'ink';
import { checkHealthJob } from '../../../data/health/index.ts';
import { lookOver } from '../../../data/overview/index.ts';
import {
  bothEnds,
  type Column,
  Divider,
  isWide,
  Lines,
  Rule,
  RunningJob,
  type Span,
  Table,
  useActions,
  useBodyAboveJob,
  useKeyLabels,
  useListCursor,
  useLook,
  useMoments,
  wrapLines,
} from '../../kit.ts';
import { dataActions } from './actions.ts';
import { asPermitted, type Entry, entriesOf } from './entries.ts';
import { factLines, placeText } from './facts.ts';
import { useActs, useClosed } from './use-acts.ts';
import { healthLines, recentLines } from './wide.ts';

const MENU_WIDTH = 54;
const ABOUT_ROWS = 3;
/** The checks read the whole database: what they found is good for so long. */
const CHECKED_FOR = 10 * 60_000;

/** The data as a whole: how it stands, and everything that can be done with it. */
export function DataMenu() {
  const { columns: width, rows: height, job } = useBodyAboveJob();
  const here = useMoments();
  const overview = useLook(lookOver, {});
  const health = useLook(checkHealthJob, {}, { freshFor: CHECKED_FOR });
  const seen = { overview: overview.data, health: health.data };
  const closed = useClosed();
  const entries = entriesOf(seen, here).map((entry) => asPermitted(entry, closed(entry.id)));
  const cursor = useListCursor(entries, ({ id }) => id);
  const keyOf = useKeyLabels(dataActions);
  const acts = useActs(closed, overview);
  useActions(dataActions, {
    ...acts,
    cursor: cursor.row?.id ?? 'backup',
    lookAgain: () => {
      overview.again();
      health.again();
    },
  });

  const top = height - ABOUT_ROWS - 2;
  const right = width - MENU_WIDTH - 1;
  const facts = factLines(overview.data);
  const hasRoom = isWide(width);
  const beside = hasRoom
    ? [...facts, [], ...recentLines(overview.data, here, right, closed('log') === null)]
    : facts;
  const menu = hasRoom ? Math.min(top, entries.length) : top;
  return (
    <Box flexDirection="column" width={width}>
      <Lines
        lines={[
          [
            { text: ' DATA', tone: 'title' },
            {
              text: bothEnds('', overview.data ? placeText(overview.data) : '', width - 6),
              tone: 'muted',
            },
          ],
        ]}
        width={width}
      />
      <Box width={width} height={top}>
        <Box flexDirection="column" width={MENU_WIDTH} height={top} flexShrink={0}>
          <Table
            {...cursor.props}
            columns={menuColumns(keyOf)}
            header={false}
            width={MENU_WIDTH}
            height={menu}
          />
          <Lines
            lines={hasRoom ? healthLines(health.data, MENU_WIDTH) : []}
            width={MENU_WIDTH}
            height={top - menu}
          />
        </Box>
        <Divider height={top} />
        <Lines lines={beside} width={right} height={top} />
      </Box>
      <Rule width={width} title={cursor.row?.title} />
      <Lines lines={aboutLines(cursor.row?.about ?? '', width)} width={width} height={ABOUT_ROWS} />
      {job ? <RunningJob job={job} width={width} /> : null}
    </Box>
  );
}

function menuColumns(keyOf: (action: string) => string): Column<Entry>[] {
  return [
    { title: 'Key', width: 2, text: ({ id }) => keyOf(`data.${id}`) },
    { title: 'What', width: 17, text: ({ title }) => title },
    { title: 'State', text: ({ standing }) => standing.text, tone: ({ standing }) => standing.tone },
  ];
}

function aboutLines(text: string, width: number): Span[][] {
  return wrapLines(text, width - 6).map((line): Span[] => [{ text: `   ${line}` }]);
}
