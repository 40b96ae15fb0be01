import { useState } from 'react';
import { defineActions, useActions } from '../../actions/index.ts';
import { Toned } from '../../theme/index.ts';
import { TextArea } from '../text-area/index.ts';
import { Dialog } from './dialog.tsx';

export interface WriteOptions {
  readonly title: string;
  readonly value: string;
  /** Typed already, before the editor was open: it stands on a line of its own. */
  readonly typed?: string | undefined;
  /** Hears the text at every change: whoever asked keeps it, so that a lost terminal does not lose it. */
  readonly onType: (text: string) => void;
}

interface WriteContext {
  keep(): void;
  leave(): void;
}

export const writeActions = defineActions<WriteContext>(
  'editor',
  'The editor for long text',
  [
    {
      id: 'editor.keep',
      title: 'Keep what is written',
      keys: ['ctrl-s'],
      hint: 'keep',
      run: (editor) => editor.keep(),
    },
    { id: 'editor.leave', title: 'Go back', keys: ['esc'], hint: 'go back', run: (editor) => editor.leave() },
  ],
  ['dialog'],
);

const COLUMNS = 72;
const ROWS = 14;

/** Long text. Enter makes a new line; Esc asks for a second Esc when something was written. */
export function Write(props: WriteOptions & { readonly answer: (text: string | null) => void }) {
  const [text, setText] = useState(() => begun(props.value, props.typed));
  const [warned, setWarned] = useState(false);
  const changed = text !== props.value;
  useActions(writeActions, {
    keep: () => props.answer(text),
    leave: () => (changed && !warned ? setWarned(true) : props.answer(null)),
  });
  const type = (next: string) => {
    setWarned(false);
    setText(next);
    props.onType(next);
  };
  return (
    <Dialog title={props.title} width={COLUMNS} height={ROWS + 1}>
      <TextArea value={text} onChange={type} focused width={COLUMNS} height={ROWS} />
      <Toned tone={warned ? 'warning' : 'accent'}>
        {warned
          ? '! Esc again drops what you wrote. Ctrl+S keeps it.'
          : 'Enter new line   Ctrl+S keeps it   Esc goes back'}
      </Toned>
    </Dialog>
  );
}

function begun(value: string, typed = ''): string {
  return typed === '' || value === '' || value.endsWith('\n') ? value + typed : `${value}\n${typed}`;
}
