import type { FormField, FormRow, FormValues } from './field.ts';

/** The rows of a form as it stands: fields outside sections, and sections with their fields where they are open. */
export function formRows(
  fields: readonly FormField[],
  values: FormValues,
  open: ReadonlySet<string>,
): readonly FormRow[] {
  const shown = fields.filter((field) => field.show?.(values) ?? true);
  const rows: FormRow[] = [];
  let section: string | undefined;
  for (const field of shown) {
    if (field.section !== undefined && field.section !== section) {
      const members = shown.filter((other) => other.section === field.section);
      const filled = members.filter((member) => (values[member.name] ?? '') !== '').length;
      rows.push({ kind: 'section', title: field.section, isOpen: open.has(field.section), filled });
    }
    section = field.section;
    if (section === undefined || open.has(section)) rows.push({ kind: 'field', field });
  }
  return rows;
}

/** What names a row: where the focus is. */
export function rowKey(row: FormRow): string {
  return row.kind === 'section' ? `section:${row.title}` : row.field.name;
}

/** The row that has the focus; the first when its own has gone. */
export function focusedIndex(rows: readonly FormRow[], focus: string): number {
  return Math.max(
    0,
    rows.findIndex((row) => rowKey(row) === focus),
  );
}
