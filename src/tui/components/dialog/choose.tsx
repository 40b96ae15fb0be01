import { useState } from 'react';
import { filterOptions, type Option } from './options.ts';
import { Picker } from './picker.tsx';

export interface ChooseOptions<T> {
  readonly title: string;
  readonly options: readonly Option<T>[];
  readonly empty?: string;
  /** Where the search begins. */
  readonly typed?: string;
}

/** One of a known list. */
export function Choose<T>(props: ChooseOptions<T> & { readonly answer: (value: T | null) => void }) {
  const [typed, setTyped] = useState(props.typed ?? '');
  const found = filterOptions(props.options, typed);
  return (
    <Picker
      title={props.title}
      typed={typed}
      onType={setTyped}
      options={found}
      note={`${found.length} of ${props.options.length}`}
      empty={props.empty}
      answer={props.answer}
    />
  );
}
