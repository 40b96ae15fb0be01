import { useState } from 'react';
import { type Answer, Dialog, Lines, listActions, useActions, useBody, wrapLines } from '../../kit.ts';
import { sqlActions } from './sql-actions.ts';

export interface SqlProps {
  readonly title: string;
  readonly sql: readonly string[];
  readonly answer: Answer<null>;
}

/** The statements of a revision, to be scrolled through. */
export function Sql({ title, sql, answer }: SqlProps) {
  const { columns, rows } = useBody();
  const width = Math.min(columns - 10, 110);
  const height = rows - 3;
  const lines = sql.flatMap((statement) => [...wrapLines(statement, width), '']);
  const [first, setFirst] = useState(0);
  const last = Math.max(0, lines.length - height + 1);
  useActions(sqlActions, { leave: () => answer(null) });
  useActions(
    listActions,
    {
      page: height - 1,
      length: lines.length,
      move: (by) => setFirst((from) => Math.min(last, Math.max(0, from + by))),
    },
    { part: true },
  );
  const shown = lines.slice(first, first + height - 1);
  const place = `${Math.min(first + shown.length, lines.length)} of ${lines.length} lines · ↑↓ scroll · Esc closes`;
  return (
    <Dialog title={title} width={width} height={height}>
      <Lines lines={[...shown]} width={width} height={height - 1} />
      <Lines lines={[[{ text: place, tone: 'accent' }]]} width={width} />
    </Dialog>
  );
}
