import { defineActions, useActions } from '../../actions/index.ts';
import { plainText } from '../../text/index.ts';
import { Toned } from '../../theme/index.ts';
import { Dialog } from './dialog.tsx';
import { DIALOG_COLUMNS, useDialogLines } from './dialog-size.ts';

export interface ConfirmOptions {
  readonly title: string;
  readonly lines: readonly string[];
  /** What `y` does, `cancel the appointment`. */
  readonly yes: string;
  /** What Esc does; `go back` unless said. */
  readonly no?: string;
}

interface ConfirmContext {
  answer(yes: boolean): void;
}

/** `y` and not Enter: the confirming key must not be one that is pressed by habit. */
export const confirmActions = defineActions<ConfirmContext>(
  'confirm',
  'A question',
  [
    {
      id: 'confirm.yes',
      title: 'Yes, do it',
      keys: ['y'],
      hint: 'yes',
      run: (dialog) => dialog.answer(true),
    },
    {
      id: 'confirm.no',
      title: 'No, go back',
      keys: ['esc', 'n'],
      hint: 'no',
      run: (dialog) => dialog.answer(false),
    },
  ],
  ['dialog'],
);

export function Confirm(props: ConfirmOptions & { readonly answer: (yes: boolean | null) => void }) {
  useActions(confirmActions, { answer: props.answer });
  const lines = useDialogLines(props.lines.map(plainText), 2);
  return (
    <Dialog title={props.title} width={DIALOG_COLUMNS} height={lines.length + 2}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fixed text
        <Toned key={index}>{line === '' ? ' ' : line}</Toned>
      ))}
      <Toned> </Toned>
      <Toned tone="accent">{`y  ${props.yes}      Esc  ${props.no ?? 'go back'}`}</Toned>
    </Dialog>
  );
}
