import { useState } from 'react';
import type { FormValues } from './field.ts';

/** The input of an edit: what is typed, of which row, and the version it was read with. */
export interface EditInput {
  readonly id: string;
  readonly version: number;
}

/**
 * What a form that edits a row sends with the values: the version that was on the screen when the form was opened, not
 * one that another desk makes meanwhile. Null for a row that is new.
 */
export function useEdit(row: EditInput | null): (<V extends FormValues>(values: V) => V & EditInput) | null {
  const [seen] = useState(row && { id: row.id, version: row.version });
  return seen && ((values) => ({ ...values, ...seen }));
}
