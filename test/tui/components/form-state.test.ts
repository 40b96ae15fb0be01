import { describe, expect, it } from 'vitest';
import type { FormField } from '../../../src/tui/components/form/index.ts';
import { formRows, rowKey } from '../../../src/tui/components/form/rows.ts';
import { changeForm, type FormEvent, isDirty, startForm } from '../../../src/tui/components/form/state.ts';

const fields: readonly FormField[] = [
  { kind: 'text', name: 'first_name', label: 'First name' },
  { kind: 'text', name: 'phone', label: 'Phone' },
  { kind: 'text', name: 'city', label: 'City', section: 'Address' },
  { kind: 'text', name: 'street', label: 'Street', section: 'Address' },
  { kind: 'text', name: 'died', label: 'Died', show: (values) => values.status === 'deceased' },
];
const start = startForm(fields, { first_name: '', phone: '', city: '', status: '' });
const formAfter = (...events: FormEvent[]) =>
  events.reduce((state, event) => changeForm(fields, state, event), start);
const rowsOf = (state: typeof start) => formRows(fields, state.values, state.open).map(rowKey);

describe('a form', () => {
  it('folds the fields of a section, and shows a field only where it belongs', () => {
    expect(rowsOf(start)).toEqual(['first_name', 'phone', 'section:Address']);
    expect(rowsOf(formAfter({ kind: 'toggle', section: 'Address' }))).toEqual([
      'first_name',
      'phone',
      'section:Address',
      'city',
      'street',
    ]);
    expect(rowsOf(formAfter({ kind: 'type', name: 'status', value: 'deceased' }))).toContain('died');
  });

  it('goes round with Tab, and marks what was left', () => {
    const state = formAfter({ kind: 'move', by: 1 }, { kind: 'move', by: 1 });
    expect(state.focus).toBe('section:Address');
    expect([...state.touched]).toEqual(['first_name', 'phone']);
    expect(formAfter({ kind: 'move', by: -1 }).focus).toBe('section:Address');
  });

  it('goes from a password at the end no further, where it would be typed in plain letters', () => {
    const entry = [
      { kind: 'text', name: 'email', label: 'E-mail' },
      { kind: 'text', name: 'password', label: 'Password', mask: true },
    ] as const;
    const down = { kind: 'move', by: 1 } as const;
    const atPassword = changeForm(entry, startForm(entry, {}), down);
    expect(changeForm(entry, atPassword, down).focus).toBe('password');
    expect(changeForm(entry, atPassword, { kind: 'move', by: -1 }).focus).toBe('email');
  });

  it('goes to the first field that was refused, opening its section', () => {
    const state = formAfter({ kind: 'refuse', errors: { city: 'There is no such city.' } });
    expect(state.focus).toBe('city');
    expect(rowsOf(state)).toContain('city');
    expect(state.refused).toEqual({ city: 'There is no such city.' });
  });

  it('forgets a refusal when the value is changed', () => {
    const state = formAfter(
      { kind: 'refuse', errors: { city: 'No.', phone: 'No.' } },
      { kind: 'type', name: 'city', value: 'Ulm' },
    );
    expect(state.refused).toEqual({ phone: 'No.' });
  });

  it('is unsaved while something differs from where it began', () => {
    expect(isDirty(start)).toBe(false);
    const typed: FormEvent = { kind: 'type', name: 'phone', value: '020' };
    expect(isDirty(formAfter(typed))).toBe(true);
    expect(isDirty(formAfter(typed, { kind: 'type', name: 'phone', value: '' }))).toBe(false);
    expect(isDirty(formAfter(typed, { kind: 'saved' }))).toBe(false);
    expect(isDirty(startForm(fields, { phone: '' }, { phone: '020' }))).toBe(true);
  });
});
