import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';

/** What a column of our own tables may hold. */
export type OwnKind = 'text' | 'integer' | 'boolean' | 'date' | 'instant' | 'time';

/** A column as the entity defines it: an export's rows are held against it. */
export interface OwnColumn {
  name: string;
  kind: OwnKind;
  nullable: boolean;
  /** The values there are, when they are few. */
  among: readonly string[] | null;
  /** As many characters as it takes. */
  longest: number | null;
  /** The table whose row it names. */
  refers_to: string | null;
  /** Made by the database from other columns. */
  generated: boolean;
}

/** A table of our own as an export writes it. */
export interface OwnTable {
  name: string;
  columns: readonly OwnColumn[];
  key: readonly string[];
  versioned: boolean;
}

/** The table as its entity defines it. */
export function ownTable(meta: EntityMetadata<object>): OwnTable {
  const columns = (meta.props as EntityProperty<object>[]).flatMap((property) => {
    const name = property.fieldNames?.[0];
    return name === undefined ? [] : [columnOf(property, name)];
  });
  const key = meta.getPrimaryProps().flatMap(({ fieldNames }) => fieldNames);
  return { name: meta.tableName, columns, key, versioned: meta.versionProperty !== undefined };
}

function columnOf(property: EntityProperty<object>, name: string): OwnColumn {
  const items = property.enum === true ? property.items : undefined;
  return {
    name,
    kind: kindOf(property),
    nullable: property.nullable === true,
    among: items?.map(String) ?? null,
    longest: property.length ?? null,
    refers_to: property.targetMeta?.tableName ?? null,
    generated: property.generated !== undefined,
  };
}

function kindOf({ type, targetMeta }: EntityProperty<object>): OwnKind {
  if (targetMeta !== undefined) return 'text';
  switch (type) {
    case 'integer':
    case 'number':
      return 'integer';
    case 'boolean':
      return 'boolean';
    case 'date':
    case 'DateType':
      return 'date';
    case 'InstantType':
      return 'instant';
    case 'TimeOfDayType':
      return 'time';
    default:
      return 'text';
  }
}
