import { Box } from 'ink';
import type { ReactNode } from 'react';
import { Details, isWide, Lines, Panel, Rule, type Span } from '../../kit.ts';
import type { Page } from './page.ts';
import type { Selection } from './state.ts';
import { visitDetails, visitLines } from './visit-details.ts';

const panelWidth = 44;
const footRows = 3;

/** The grid with what is under the cursor: beside it on a wide screen, under it on a narrow one. */
export function WithSelection(props: {
  readonly page: Page;
  readonly selection: Selection;
  readonly height: number;
  readonly grid: (width: number, height: number) => ReactNode;
}) {
  const { page, selection, height, grid } = props;
  if (isWide(page.width)) {
    return (
      <Box height={height} flexShrink={0}>
        {grid(page.width - panelWidth, height)}
        <Panel title={selection.visit?.patient_name ?? 'Free time'} width={panelWidth} height={height}>
          {selection.visit ? (
            <Details items={visitDetails(selection.visit, page.zone)} width={panelWidth} />
          ) : (
            <Lines lines={emptyLines(page, selection)} width={panelWidth} />
          )}
        </Panel>
      </Box>
    );
  }
  const lines = selection.visit ? visitLines(selection.visit, page.zone) : emptyLines(page, selection);
  return (
    <Box flexDirection="column" height={height} flexShrink={0}>
      {grid(page.width, height - footRows)}
      <Rule width={page.width} />
      <Lines lines={lines} width={page.width} height={footRows - 1} />
    </Box>
  );
}

function emptyLines({ patient }: Page, { start, room }: Selection): Span[][] {
  if (!start) return [[{ text: ' f finds a free time.', tone: 'muted' }]];
  const who = patient ? patient.full_name : 'somebody';
  const what =
    room > 0
      ? `Enter books ${who} at ${start.slice(11)}`
      : 'Not free: Enter or v books here only with a reason';
  return [
    [{ text: ` ${what}.`, tone: 'muted' }],
    [{ text: ' f finds a free time, by doctor or specialization.', tone: 'muted' }],
  ];
}
