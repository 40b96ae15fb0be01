import { Box } from 'ink';
import type { ReactNode } from 'react';
import { Details, isWide, Lines, Panel, Rule, type Span, shortStart, wrapLines } from '../../kit.ts';
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
        <Panel
          title={selection.visit?.patient_name ?? emptyTitle(selection)}
          width={panelWidth}
          height={height}
        >
          {selection.visit ? (
            <Details items={visitDetails(selection.visit, page.zone)} width={panelWidth} />
          ) : (
            <Lines
              lines={emptyLines(page, selection).flatMap((text) =>
                wrapLines(text, panelWidth - 2).map((line): Span[] => [{ text: line, tone: 'muted' }]),
              )}
              width={panelWidth}
            />
          )}
        </Panel>
      </Box>
    );
  }
  const lines = selection.visit
    ? visitLines(selection.visit, page.zone)
    : emptyLines(page, selection).map((text): Span[] => [{ text: ` ${text}`, tone: 'muted' }]);
  return (
    <Box flexDirection="column" height={height} flexShrink={0}>
      {grid(page.width, height - footRows)}
      <Rule width={page.width} />
      <Lines lines={lines} width={page.width} height={footRows - 1} />
    </Box>
  );
}

function emptyTitle({ start, room }: Selection): string {
  if (!start) return 'Nothing here';
  return room > 0 ? 'Free time' : 'Not free';
}

function emptyLines({ patient }: Page, { start, room }: Selection): string[] {
  if (!start) return ['f finds a free time.'];
  const who = patient ? patient.full_name : 'somebody';
  const what =
    room > 0
      ? `Enter books ${who} for ${shortStart(start)}`
      : 'Not free: Enter or v books here only with a reason';
  return [`${what}.`, 'f finds a free time, by doctor or specialization.'];
}
