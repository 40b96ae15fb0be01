import { Dialog, type Dialogs, defineActions, Lines, useActions, wrapLines } from '../../kit.ts';

export const tokenActions = defineActions<{ close(): void }>(
  'token',
  'A token, shown once',
  [
    {
      id: 'token.close',
      title: 'I have copied it',
      keys: ['y', 'esc'],
      hint: 'I have copied it',
      run: (dialog) => dialog.close(),
    },
  ],
  ['dialog'],
);

const width = 66;

function TokenDialog(props: {
  readonly token: string;
  readonly about: string;
  readonly answer: (value: null) => void;
}) {
  useActions(tokenActions, { close: () => props.answer(null) });
  const lines = [
    ...wrapLines(props.about, width),
    '',
    ...wrapLines(props.token, width),
    '',
    ...wrapLines(
      'It is shown this once. Whoever has it may do what it is for: keep it in a file that only the script’s login can read, and name it with FRONTDESK_TOKEN.',
      width,
    ),
    '',
    [{ text: 'y  I have copied it', tone: 'accent' as const }],
  ];
  return (
    <Dialog title="The new token" width={width} height={lines.length}>
      <Lines lines={lines} width={width} />
    </Dialog>
  );
}

export async function showToken(dialogs: Dialogs, token: string, about: string): Promise<void> {
  await dialogs.open<null>((answer) => <TokenDialog token={token} about={about} answer={answer} />);
}
