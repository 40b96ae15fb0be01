import { Dialog, type Dialogs, fit, Lines, plainLine, type Span, useActions } from '../../kit.ts';
import { staleActions } from './actions.ts';
import type { Conflict } from './conflict.ts';

export type StaleAnswer = 'mine' | 'theirs';

const width = 70;
const labelWidth = 18;

/** Both values of every field that two people changed, side by side, and whose shall stand. */
export function StaleDialog(props: {
  readonly conflict: Conflict;
  readonly answer: (answer: StaleAnswer | null) => void;
}) {
  const { conflict, answer } = props;
  useActions(staleActions, {
    mine: () => answer('mine'),
    theirs: () => answer('theirs'),
    leave: () => answer(null),
  });
  const half = Math.floor((width - labelWidth) / 2) - 1;
  const row = (label: string, theirs: string, yours: string): string =>
    `${fit(label, labelWidth)} ${fit(theirs, half)} ${fit(yours, half)}`;
  const lines: (string | Span[])[] = [
    [
      {
        text: row('', conflict.by === null ? 'Now on file' : `Now, by ${plainLine(conflict.by)}`, 'Yours'),
        tone: 'muted',
      },
    ],
    ...conflict.fields.map(({ label, theirs, yours }): Span[] => [
      {
        text: row(label, plainLine(theirs) || '–', plainLine(yours) || '–'),
        tone: theirs === yours ? 'muted' : 'plain',
      },
    ]),
    '',
    [{ text: 'y saves yours   t keeps theirs where both changed   Esc back', tone: 'accent' }],
  ];
  return (
    <Dialog title="Somebody else changed this patient meanwhile" width={width} height={lines.length}>
      <Lines lines={lines} width={width} />
    </Dialog>
  );
}

export function askWhoseStands(dialogs: Dialogs, conflict: Conflict): Promise<StaleAnswer | null> {
  return dialogs.open<StaleAnswer>((answer) => <StaleDialog conflict={conflict} answer={answer} />);
}
