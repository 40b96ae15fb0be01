import { useState } from 'react';
import { helpLines } from '../../actions/help-lines.ts';
import { type LiveAction, useActions } from '../../actions/index.ts';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { fit, truncate } from '../../text/index.ts';
import { Toned } from '../../theme/index.ts';
import { useScreenSize } from '../size.ts';
import { helpActions } from './actions.ts';

const COLUMNS = 70;

/** The keys that work where one was when `?` was pressed. */
export function Help(props: {
  readonly actions: readonly LiveAction[];
  readonly editing: Readonly<Record<string, string>> | null;
  readonly answer: (value: null) => void;
}) {
  const size = useScreenSize();
  const [top, setTop] = useState(0);
  const [lines] = useState(() => helpLines(props.actions, props.editing));
  const height = Math.min(lines.length, size.rows - 8);
  const last = Math.max(0, lines.length - height);
  const scroll = (by: number) => setTop(Math.min(last, Math.max(0, top + by)));
  useActions(helpActions, { scroll, page: height, isLong: last > 0, close: () => props.answer(null) });
  return (
    <Dialog title="The keys that work here" width={COLUMNS} height={height + 1}>
      {lines.slice(top, top + height).map((line) => (
        <Toned key={line.kind + line.text} tone={TONES[line.kind]}>
          {truncate(line.text, COLUMNS)}
        </Toned>
      ))}
      <Toned tone="accent">
        {fit(
          last > 0 ? `↑↓ PgUp PgDn scroll (${top + height} of ${lines.length})   Esc closes` : 'Esc closes',
          COLUMNS,
        )}
      </Toned>
    </Dialog>
  );
}

const TONES = { heading: 'title', key: 'plain', 'not-now': 'muted' } as const;
