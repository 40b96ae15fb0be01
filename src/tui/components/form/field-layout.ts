import { displayWidth, plainLine, truncate } from '../../text/index.ts';
import type { FormField } from './field.ts';
import type { FormControl } from './use-form.ts';

/** Between the label and the value, and before the label. */
const EDGES = 5;
/** A value that is wrong keeps at least this much room, so that it can be mended where it stands. */
const LEAST = 10;
const USUAL = 32;
/** `‹ ` and ` ›`. */
const CHOICE_EDGES = 4;

export interface FieldLayout {
  /** Cells of the value. */
  readonly valueWidth: number;
  /** What stands beside it, cut to what is left; '' for nothing. */
  readonly beside: string;
  readonly isWrong: boolean;
  /** The sentence about what is wrong did not fit beside the value. */
  readonly isCut: boolean;
}

/** Shares a line among the value and what is to be said about it: a reason takes room that the value does not need. */
export function layoutField(
  field: FormField,
  form: Pick<FormControl, 'errors' | 'values'>,
  size: { readonly width: number; readonly labelWidth: number },
): FieldLayout {
  const room = size.width - size.labelWidth - EDGES;
  const value = form.values[field.name] ?? '';
  const error = form.errors[field.name];
  const note = field.kind === 'text' ? field.note?.(value, form.values) : undefined;
  const remark = error ? `✗ ${error}` : (note ?? '');
  const opens = field.kind === 'pick' || field.kind === 'long';
  const wished = Math.min(field.width ?? (opens && remark === '' ? room : usualWidth(field)), room);
  if (remark === '') return { valueWidth: Math.max(6, wished), beside: '', isWrong: false, isCut: false };
  const least = Math.min(wished, Math.max(LEAST, displayWidth(shownValue(field, value)) + 2));
  const valueWidth = Math.max(6, Math.min(wished, Math.max(least, room - displayWidth(remark) - 1)));
  const beside = truncate(remark, Math.max(0, room - valueWidth - 1));
  return { valueWidth, beside, isWrong: error !== undefined, isCut: beside !== plainLine(remark) };
}

/** A choice has room for the longest of what can be chosen: nothing of it is cut, and nothing jumps. */
function usualWidth(field: FormField): number {
  if (field.kind !== 'choice') return USUAL;
  return Math.max(USUAL, ...field.options.map(({ label }) => displayWidth(label) + CHOICE_EDGES));
}

function shownValue(field: FormField, value: string): string {
  switch (field.kind) {
    case 'text':
      return value;
    case 'choice':
      return `‹ ${field.options.find((option) => option.value === value)?.label ?? value} ›`;
    case 'toggle':
      return `‹ ${value || 'no'} ›`;
    case 'long':
      return value;
    case 'pick':
      return field.shown ?? value;
  }
}
