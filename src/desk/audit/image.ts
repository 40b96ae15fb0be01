import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { SecretHashType } from '../columns.ts';

/**
 * The row as its columns: `patient` becomes `patient_id`; lists of other rows and derived columns stay out, secrets too.
 *
 * @param held what the row has for a property; undefined leaves it out
 */
export function rowImage(
  meta: EntityMetadata<object>,
  held: (property: EntityProperty<object>, column: string) => unknown,
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const property of meta.props as EntityProperty<object>[]) {
    const column = property.fieldNames?.[0];
    if (column === undefined || property.generated || property.customType instanceof SecretHashType) continue;
    const value = held(property, column);
    if (value !== undefined) row[column] = property.type === 'boolean' ? Boolean(value) : value;
  }
  return row;
}

/** The key of a row as the log names it; two columns stand side by side. */
export function imageKey(meta: EntityMetadata<object>, row: Readonly<Record<string, unknown>>): string {
  return meta
    .getPrimaryProps()
    .map((property) => String(row[property.fieldNames[0] ?? property.name]))
    .join('|');
}

/** Whose record the row belongs to, if it is anybody's. */
export function imagePatient(table: string, row: Readonly<Record<string, unknown>>): string | null {
  const id = table === 'patients' ? row.id : row.patient_id;
  return typeof id === 'string' ? id : null;
}
