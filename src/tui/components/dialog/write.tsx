import { useState } from 'react';
import { defineActions, useActions } from '../../actions/index.ts';
import { useUnsaved } from '../../shell/hooks.ts';
import { Toned } from '../../theme/index.ts';
import { TextArea } from '../text-area/index.ts';
import { Dialog } from './dialog.tsx';

export interface WriteOptions {
  readonly title: string;
  readonly value: string;
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
  const [text, setText] = useState(props.value);
  const [warned, setWarned] = useState(false);
  const changed = text !== props.value;
  useUnsaved(changed ? props.title : null);
  useActions(writeActions, {
    keep: () => props.answer(text),
    leave: () => (changed && !warned ? setWarned(true) : props.answer(null)),
  });
  const type = (next: string) => {
    setWarned(false);
    setText(next);
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
