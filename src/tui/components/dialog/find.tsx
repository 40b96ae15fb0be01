import { useMemo, useState } from 'react';
import type { z } from 'zod';
import type { Query } from '../../../desk/operation.ts';
import { useRead } from '../../data/index.ts';
import type { Option } from './options.ts';
import { Picker } from './picker.tsx';

export interface FindOptions<I extends z.ZodType, R, T> {
  readonly title: string;
  readonly query: Query<I, readonly R[]>;
  /** The query's input for what is typed. */
  readonly input: (typed: string) => z.input<I>;
  readonly option: (row: R) => Option<T>;
  readonly typed?: string;
  readonly empty?: string;
}

/** One found in the database as one types. */
export function Find<I extends z.ZodType, R, T>(
  props: FindOptions<I, R, T> & { readonly answer: (value: T | null) => void },
) {
  const [typed, setTyped] = useState(props.typed ?? '');
  const { data } = useRead(props.query, props.input(typed));
  const options = useMemo(() => (data ?? []).map(props.option), [data, props.option]);
  return (
    <Picker
      title={props.title}
      typed={typed}
      onType={setTyped}
      options={options}
      empty={typed === '' ? 'Type to search.' : (props.empty ?? 'Nothing found.')}
      answer={props.answer}
    />
  );
}
