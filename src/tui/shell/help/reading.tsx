import { useState } from 'react';
import { useActions } from '../../actions/index.ts';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { fit, truncate } from '../../text/index.ts';
import { type Tone, Toned } from '../../theme/index.ts';
import { useScreenSize } from '../size.ts';
import { helpActions } from './actions.ts';

/** Cells of a line to be read. */
export const READING_COLUMNS = 70;

export interface ReadingLine {
  readonly text: string;
  readonly tone: Tone;
}

/** Lines to be read in a dialog, scrolled where there are more than fit. */
export function Reading(props: {
  readonly title: string;
  readonly lines: readonly ReadingLine[];
  readonly close: () => void;
}) {
  const { lines } = props;
  const size = useScreenSize();
  const [top, setTop] = useState(0);
  const height = Math.min(lines.length, size.rows - 8);
  const last = Math.max(0, lines.length - height);
  const scroll = (by: number) => setTop(Math.min(last, Math.max(0, top + by)));
  useActions(helpActions, { scroll, page: height, isLong: last > 0, close: props.close });
  return (
    <Dialog title={props.title} width={READING_COLUMNS} height={height + 1}>
      {lines.slice(top, top + height).map(({ text, tone }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
        <Toned key={top + index} tone={tone}>
          {text === '' ? ' ' : truncate(text, READING_COLUMNS)}
        </Toned>
      ))}
      <Toned tone="accent">
        {fit(
          last > 0 ? `↑↓ PgUp PgDn scroll (${top + height} of ${lines.length})   Esc closes` : 'Esc closes',
          READING_COLUMNS,
        )}
      </Toned>
    </Dialog>
  );
}
