import { useState } from 'react';
import { momentText, wrapLines } from '../../text/index.ts';
import { MESSAGE_TONES, messageSign } from '../message.ts';
import type { Said } from '../said.ts';
import { READING_COLUMNS, Reading, type ReadingLine } from './reading.tsx';

/** What the message line said lately, all of it, the newest first. */
export function Messages(props: {
  readonly said: readonly Said[];
  readonly now: string;
  readonly timeZone: string;
  readonly answer: (value: null) => void;
}) {
  const [lines] = useState(() =>
    props.said.flatMap((one, index) => [
      ...(index === 0 ? [] : [{ text: '', tone: 'plain' } as const]),
      ...linesOf(one, props.now, props.timeZone),
    ]),
  );
  return <Reading title="What was said lately" lines={lines} close={() => props.answer(null)} />;
}

function linesOf({ at, message: { kind, text } }: Said, now: string, timeZone: string): ReadingLine[] {
  const [sign, when] = [messageSign(kind), momentText(at, now, timeZone)];
  const room = READING_COLUMNS - when.length - 4;
  return wrapLines(text, room).map((line, index) => ({
    text: index === 0 ? `${when}  ${sign} ${line}` : ' '.repeat(when.length + 4) + line,
    tone: MESSAGE_TONES[kind],
  }));
}
