import { Box } from 'ink';
import { useRef } from 'react';
import { useActions, useField } from '../../actions/index.ts';
import { useMessage } from '../../shell/hooks.ts';
import { displayWidth, wrapLines } from '../../text/index.ts';
import { type Tone, Toned } from '../../theme/index.ts';
import { useDialogs } from '../dialog/use-dialogs.tsx';
import { windowAround } from '../list/window.ts';
import type { FormField, FormRow } from './field.ts';
import { layoutField } from './field-layout.ts';
import { FieldLine, SectionLine } from './field-line.tsx';
import { formActions } from './form-actions.ts';
import { focusedIndex, formRows, rowKey } from './rows.ts';
import type { FormControl } from './use-form.ts';

export interface FormProps {
  readonly form: FormControl;
  readonly width: number;
  readonly height: number;
  /** False: something else on the screen has the keys. */
  readonly focused?: boolean | undefined;
}

/** A form's fields, a row each, and under them what is to be said about the one that has the focus. */
export function Form({ form, width, height, focused = true }: FormProps) {
  const { state, values } = form;
  const dialogs = useDialogs();
  const say = useMessage();
  const rows = formRows(form.fields, values, state.open);
  const index = focusedIndex(rows, state.focus);
  const row = rows[index];
  const first = useRef(0);
  const labelWidth = Math.min(20, Math.max(8, ...form.fields.map((field) => displayWidth(field.label))));
  const remark = remarkOf(row, form, { width, labelWidth });
  const room = height - remark.lines.length;
  const shown = windowAround(index, rows.length, room, first.current);
  first.current = shown.first;

  /** Opens what the field holds; `typed` is what was typed at its row and goes on there. */
  const open = async (field: FormField, typed = '') => {
    if (field.kind === 'long') await write(field, typed);
    if (field.kind === 'pick') {
      const picked = await field.pick(values, typed);
      if (picked) form.set(field.name, picked.value);
    }
  };
  /** What is being written is in the form at once, and so in its draft; leaving the editor takes it back. */
  const write = async ({ name, label }: FormField, typed: string) => {
    const before = values[name] ?? '';
    const onType = (text: string) => form.set(name, text);
    const text = await dialogs.write({ title: label, value: before, typed, onType });
    if (text === null) form.set(name, before);
  };
  const enter = () => {
    if (row?.kind === 'section') form.send({ kind: 'toggle', section: row.title });
    else if (row && opens(row.field)) return open(row.field);
    else form.send({ kind: 'move', by: 1 });
  };
  useActions(
    formActions,
    {
      move: (by) => form.send({ kind: 'move', by }),
      enter,
      save: () => form.submit(),
      cancel: () => form.cancel(),
    },
    { active: focused, part: true },
  );
  const type = (text: string) => {
    if (row?.kind === 'field') void open(row.field, text);
    else say.info('Nothing can be typed here: Enter opens this part of the form.');
  };
  // Rows that are not typed into still keep letters from the screen: a digit must not leave a half-filled form.
  useField(
    {
      insert: (text, pasted) => (text === ' ' && !pasted ? void enter() : type(text)),
      edit: (key) => {
        if (key !== 'backspace' && key !== 'delete') return false;
        if (row?.kind === 'field' && row.field.kind === 'pick') form.set(row.field.name, '');
        return true;
      },
    },
    focused && row !== undefined && (row.kind === 'section' || opens(row.field)),
  );

  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Box flexDirection="column" width={width} height={room}>
        {rows.slice(shown.first, shown.first + shown.count).map((each) => {
          const isFocused = focused && each === row;
          return each.kind === 'section' ? (
            <SectionLine key={rowKey(each)} row={each} isFocused={isFocused} />
          ) : (
            <FieldLine
              key={rowKey(each)}
              field={each.field}
              form={form}
              isFocused={isFocused}
              labelWidth={labelWidth}
              width={width}
            />
          );
        })}
      </Box>
      {remark.lines.map((line) => (
        <Toned key={line} tone={remark.tone}>{`   ${line}`}</Toned>
      ))}
    </Box>
  );
}

function opens(field: FormField): boolean {
  return field.kind === 'long' || field.kind === 'pick';
}

/** On 24 rows the longest that is said of a field; what is beyond is cut. */
const MOST_LINES = 3;

/** What helps with the focused field, or what is wrong with it where there was no room for that beside it. */
function remarkOf(
  row: FormRow | undefined,
  form: FormControl,
  size: { readonly width: number; readonly labelWidth: number },
): { readonly tone: Tone; readonly lines: readonly string[] } {
  const columns = size.width - 4;
  const said = (tone: Tone, text: string) => ({ tone, lines: wrapLines(text, columns).slice(0, MOST_LINES) });
  if (row?.kind !== 'field') return said('muted', row ? 'Enter opens and closes.' : '');
  const error = form.errors[row.field.name];
  if (error && layoutField(row.field, form, size).isCut) return said('danger', `✗ ${error}`);
  return said('muted', row.field.help ?? '');
}
