import { useState } from 'react';
import { Dialog, type Dialogs, defineActions, Lines, type Span, useActions } from '../../kit.ts';

/** Text that is longer than the dialog. */
interface TextContext {
  readonly isLong: boolean;
  scroll(by: number): void;
  close(): void;
}

const isLong = ({ isLong: is }: TextContext) => (is ? true : 'All of it is on the screen.');

export const textActions = defineActions<TextContext>(
  'text',
  'Something to read',
  [
    {
      id: 'text.close',
      title: 'Close',
      keys: ['esc', 'enter'],
      hint: 'close',
      run: (text) => text.close(),
    },
    {
      id: 'text.up',
      title: 'Up',
      keys: ['up'],
      hint: 'scroll',
      when: isLong,
      run: (text) => text.scroll(-1),
    },
    {
      id: 'text.down',
      title: 'Down',
      keys: ['down'],
      hint: 'scroll',
      when: isLong,
      run: (text) => text.scroll(1),
    },
  ],
  ['dialog'],
);

export const textWidth = 72;
const most = 16;

function TextDialog(props: {
  readonly title: string;
  readonly lines: readonly Span[][];
  readonly answer: (value: null) => void;
}) {
  const { lines, title } = props;
  const [top, setTop] = useState(0);
  const height = Math.min(most, lines.length);
  const last = lines.length - height;
  useActions(textActions, {
    isLong: last > 0,
    scroll: (by) => setTop(Math.min(last, Math.max(0, top + by))),
    close: () => props.answer(null),
  });
  const foot = last > 0 ? `↑↓ scroll (${top + height} of ${lines.length})   Esc closes` : 'Esc closes';
  return (
    <Dialog title={title} width={textWidth} height={height + 1}>
      <Lines lines={lines.slice(top, top + height)} width={textWidth} height={height} />
      <Lines lines={[[{ text: foot, tone: 'accent' }]]} width={textWidth} />
    </Dialog>
  );
}

export async function showText(dialogs: Dialogs, title: string, lines: readonly Span[][]): Promise<void> {
  await dialogs.open<null>((answer) => <TextDialog title={title} lines={lines} answer={answer} />);
}
