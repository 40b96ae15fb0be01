import { useState } from 'react';
import { helpLines, wrapHelp } from '../../actions/help-lines.ts';
import type { LiveAction } from '../../actions/index.ts';
import { READING_COLUMNS, Reading } from './reading.tsx';

/** The keys that work where one was when `?` was pressed. */
export function Help(props: {
  readonly actions: readonly LiveAction[];
  readonly editing: Readonly<Record<string, string>> | null;
  readonly answer: (value: null) => void;
}) {
  const [lines] = useState(() =>
    helpLines(props.actions, props.editing)
      .flatMap((line) => wrapHelp(line, READING_COLUMNS))
      .map(({ text, kind }) => ({ text, tone: TONES[kind] })),
  );
  return <Reading title="The keys that work here" lines={lines} close={() => props.answer(null)} />;
}

const TONES = { heading: 'title', key: 'plain', 'not-now': 'muted' } as const;
