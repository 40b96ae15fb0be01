import type { FormField, FormValues } from './field.ts';
import { focusedIndex, formRows, rowKey } from './rows.ts';

/** Everything a form remembers. */
export interface FormState {
  readonly values: FormValues;
  readonly initial: FormValues;
  readonly focus: string;
  readonly open: ReadonlySet<string>;
  /** Fields that were left once: only these show what is wrong with them. */
  readonly touched: ReadonlySet<string>;
  /** What the desk refused at the last saving, until the value changes. */
  readonly refused: Readonly<Record<string, string>>;
}

export type FormEvent =
  | { readonly kind: 'type'; readonly name: string; readonly value: string }
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'focus'; readonly name: string }
  | { readonly kind: 'toggle'; readonly section: string }
  | { readonly kind: 'refuse'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'saved' };

export function startForm(
  fields: readonly FormField[],
  initial: FormValues,
  draft: FormValues = {},
): FormState {
  const values = { ...initial, ...draft };
  const [first] = formRows(fields, values, new Set());
  return {
    values,
    initial,
    focus: first ? rowKey(first) : '',
    open: new Set(),
    touched: new Set(),
    refused: {},
  };
}

/** The form after something happened to it. */
export function changeForm(fields: readonly FormField[], state: FormState, event: FormEvent): FormState {
  switch (event.kind) {
    case 'type': {
      const { [event.name]: _mended, ...refused } = state.refused;
      return { ...state, values: { ...state.values, [event.name]: event.value }, refused };
    }
    case 'move': {
      const rows = formRows(fields, state.values, state.open);
      const index = focusedIndex(rows, state.focus);
      const to = index + event.by;
      // From a password not round to the first field, where the next one would be typed in plain letters.
      if (to >= rows.length && isMasked(fields, state.focus)) return leave(state);
      const next = rows[(to + rows.length) % Math.max(1, rows.length)];
      return { ...leave(state), focus: next ? rowKey(next) : state.focus };
    }
    case 'focus':
      return showField(fields, { ...leave(state), focus: event.name }, event.name);
    case 'toggle': {
      const open = new Set(state.open);
      if (!open.delete(event.section)) open.add(event.section);
      return { ...state, open };
    }
    case 'refuse': {
      const names = Object.keys(event.errors);
      const touched = new Set([...state.touched, ...fields.map((field) => field.name)]);
      const first = fields.find((field) => names.includes(field.name));
      const next = { ...state, touched, refused: event.errors };
      return first ? showField(fields, { ...next, focus: first.name }, first.name) : next;
    }
    case 'saved':
      return { ...state, initial: state.values, refused: {} };
  }
}

export function isDirty(state: FormState): boolean {
  return Object.entries(state.values).some(([name, value]) => value !== (state.initial[name] ?? ''));
}

function isMasked(fields: readonly FormField[], name: string): boolean {
  const field = fields.find((one) => one.name === name);
  return field?.kind === 'text' && field.mask === true;
}

function leave(state: FormState): FormState {
  if (state.focus.startsWith('section:') || state.touched.has(state.focus)) return state;
  return { ...state, touched: new Set([...state.touched, state.focus]) };
}

/** Opens the section a field is folded away in. */
function showField(fields: readonly FormField[], state: FormState, name: string): FormState {
  const section = fields.find((field) => field.name === name)?.section;
  return section === undefined ? state : { ...state, open: new Set([...state.open, section]) };
}
