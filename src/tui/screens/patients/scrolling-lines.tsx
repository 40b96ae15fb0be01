import { useState } from 'react';
import { Lines, type LineText, listActions, useActions } from '../../kit.ts';

/** Lines that the arrows move when there are more than fit. */
export function ScrollingLines(props: {
  readonly lines: readonly LineText[];
  readonly width: number;
  readonly height: number;
  readonly focused: boolean;
}) {
  const { lines, width, height, focused } = props;
  const [wanted, setFirst] = useState(0);
  const last = Math.max(0, lines.length - height);
  const first = Math.min(wanted, last);
  useActions(
    listActions,
    {
      page: Math.max(1, height - 1),
      length: lines.length,
      move: (by) => setFirst(Math.min(Math.max(0, first + by), last)),
    },
    { active: focused && last > 0, part: true },
  );
  return <Lines lines={lines.slice(first)} width={width} height={height} />;
}
