import { useState } from 'react';
import { defineActions, useActions } from '../../actions/index.ts';
import { plainText } from '../../text/index.ts';
import { Toned } from '../../theme/index.ts';
import { TextField } from '../text-field/index.ts';
import { Dialog } from './dialog.tsx';
import { DIALOG_COLUMNS, useDialogLines } from './dialog-size.ts';

export interface AskOptions {
  readonly title: string;
  readonly label: string;
  readonly lines?: readonly string[];
  readonly value?: string;
  /** False lets an empty answer through; otherwise something has to be written. */
  readonly required?: boolean;
  /** Dots instead of what is typed: a passphrase. */
  readonly mask?: boolean;
  /** A sentence when the text will not do. */
  readonly check?: (text: string) => string | undefined;
}

interface AskContext {
  readonly problem: string | undefined;
  keep(): void;
  leave(): void;
}

export const askActions = defineActions<AskContext>(
  'ask',
  'A line to write',
  [
    {
      id: 'ask.keep',
      title: 'Take what is written',
      keys: ['enter'],
      hint: 'go on',
      when: (dialog) => dialog.problem ?? true,
      run: (dialog) => dialog.keep(),
    },
    { id: 'ask.leave', title: 'Go back', keys: ['esc'], hint: 'go back', run: (dialog) => dialog.leave() },
  ],
  ['dialog'],
);

export function Ask(props: AskOptions & { readonly answer: (text: string | null) => void }) {
  const [text, setText] = useState(props.value ?? '');
  const missing =
    (props.required ?? true) && text.trim() === '' ? `${props.label} is needed to go on.` : undefined;
  // Spaces at the ends of a passphrase belong to it.
  const written = props.mask ? text : text.trim();
  const problem = missing ?? props.check?.(written);
  useActions(askActions, {
    problem,
    keep: () => props.answer(written),
    leave: () => props.answer(null),
  });
  const lines = useDialogLines((props.lines ?? []).map(plainText), 3);
  return (
    <Dialog title={props.title} width={DIALOG_COLUMNS} height={lines.length + 3}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fixed text
        <Toned key={index}>{line === '' ? ' ' : line}</Toned>
      ))}
      <Toned tone="muted">{props.label}</Toned>
      <TextField value={text} onChange={setText} focused width={DIALOG_COLUMNS} mask={props.mask} />
      <Toned tone="accent">Enter goes on, Esc goes back, nothing done</Toned>
    </Dialog>
  );
}
