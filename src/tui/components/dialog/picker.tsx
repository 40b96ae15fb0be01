import { useMemo } from 'react';
import { defineActions, useActions } from '../../actions/index.ts';
import { Toned } from '../../theme/index.ts';
import { useListCursor } from '../list/index.ts';
import { Table } from '../table/index.ts';
import { SearchLine } from '../text-field/index.ts';
import { Dialog } from './dialog.tsx';
import type { Option } from './options.ts';

const COLUMNS = 70;
const ROWS = 10;

interface PickerContext {
  readonly found: boolean;
  take(): void;
  leave(): void;
}

export const pickerActions = defineActions<PickerContext>(
  'picker',
  'A choice',
  [
    {
      id: 'picker.take',
      title: 'Take this one',
      keys: ['enter'],
      hint: 'take',
      when: (picker) => (picker.found ? true : 'Nothing is found: change what is typed, or Esc goes back.'),
      run: (picker) => picker.take(),
    },
    { id: 'picker.leave', title: 'Go back', keys: ['esc'], hint: 'go back', run: (picker) => picker.leave() },
  ],
  ['list', 'dialog'],
);

export interface PickerProps<T> {
  readonly title: string;
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly options: readonly Option<T>[];
  readonly note?: string | undefined;
  readonly empty?: string | undefined;
  readonly answer: (value: T | null) => void;
}

/** A search line with a list under it: typing narrows, ↑↓ move, Enter takes. */
export function Picker<T>(props: PickerProps<T>) {
  const rows = useMemo(
    () => props.options.map((option, index) => ({ ...option, key: `${index}:${option.label}` })),
    [props.options],
  );
  const cursor = useListCursor(rows, keyOf);
  useActions(pickerActions, {
    found: cursor.row !== undefined,
    take: () => cursor.row && props.answer(cursor.row.value),
    leave: () => props.answer(null),
  });
  const labels = { title: '', text: labelOf, flex: 3 };
  const columns = rows.some((row) => row.hint) ? [labels, { ...HINTS }] : [labels];
  return (
    <Dialog title={props.title} width={COLUMNS} height={ROWS + 2}>
      <SearchLine
        value={props.typed}
        onChange={props.onType}
        focused
        width={COLUMNS}
        note={props.note ?? ''}
      />
      <Table
        {...cursor.props}
        columns={columns}
        width={COLUMNS}
        height={ROWS}
        header={false}
        empty={props.empty}
      />
      <Toned tone="accent"> Enter takes it, Esc goes back</Toned>
    </Dialog>
  );
}

interface PickerRow {
  readonly key: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

const keyOf = (row: PickerRow) => row.key;
const labelOf = (row: PickerRow) => row.label;
const HINTS = { title: '', text: (row: PickerRow) => row.hint ?? '', flex: 2, tone: () => 'muted' as const };
