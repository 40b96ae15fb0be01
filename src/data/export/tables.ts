import type { EntityProperty } from '@mikro-orm/core';
import { entities } from '../../clinic/entities.ts';
import type { Engine } from '../../storage/engine.ts';
import { isNeverExported, neverTables } from './never.ts';

export type ColumnKind = 'text' | 'integer' | 'fraction' | 'boolean' | 'date' | 'time' | 'instant';

export interface ExportColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly isNullable: boolean;
  /** Made by the database from other columns of the row. */
  readonly isGenerated: boolean;
  /** Kept by the program for itself and made anew from other columns; only SQL carries it. */
  readonly isHidden: boolean;
  /** The values it may have, when there are few. */
  readonly choices: readonly string[];
}

export interface ExportTable {
  readonly name: string;
  readonly columns: readonly ExportColumn[];
}

/** Every table that is exported, in an order in which rows can be inserted. */
export function exportTables(engine: Engine): ExportTable[] {
  const all = [...engine.orm.getMetadata().getAll().values()];
  return entities.flatMap(({ meta: { tableName: name } }) => {
    const meta = all.find(({ tableName }) => tableName === name);
    if (meta === undefined || neverTables.has(name)) return [];
    const columns = meta.props
      .filter(({ persist, kind }) => persist !== false && kind !== '1:m')
      .flatMap(columnsOf)
      .filter((column) => !isNeverExported(name, column.name));
    return [{ name, columns }];
  });
}

function columnsOf(property: EntityProperty): ExportColumn[] {
  return (property.fieldNames ?? []).map((name) => ({
    name,
    kind: kindOf(property),
    isNullable: property.nullable ?? false,
    isGenerated: property.generated !== undefined,
    isHidden: property.hidden ?? false,
    choices: (property.items ?? []).map(String),
  }));
}

function kindOf({ type, runtimeType }: EntityProperty): ColumnKind {
  if (runtimeType === 'boolean') return 'boolean';
  if (runtimeType === 'number') return type === 'DoubleType' ? 'fraction' : 'integer';
  if (type === 'DateType') return 'date';
  if (type === 'TimeOfDayType') return 'time';
  return type === 'InstantType' ? 'instant' : 'text';
}
