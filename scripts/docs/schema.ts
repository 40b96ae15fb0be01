import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/sqlite';
import { entities } from '../../src/clinic/entities.ts';
import { ormOptions } from '../../src/storage/sqlite/options.ts';

/** docs/schema.md: every table as the entities define it, with a diagram of what refers to what. */
export async function schemaDocument(): Promise<string> {
  const orm = new MikroORM(ormOptions(':memory:', entities));
  const known = [...orm.getMetadata().getAll().values()] as EntityMetadata<object>[];
  const tables = entities.flatMap((entity) =>
    known.filter((meta) => meta.className === entity.meta.className),
  );
  const parts = [
    '# The database',
    'Made from the entities by `npm run docs`; do not edit. Instants are UTC (`2026-11-21T10:40:00.000Z`), dates and times of day are the clinic’s own.',
    diagram(tables),
    ...tables.map(tableSection),
    triggers,
  ];
  await orm.close();
  return `${parts.join('\n\n')}\n`;
}

const triggers = `## What triggers do (SQLite)
- \`appointments_no_overlap_insert\` and \`appointments_no_overlap_update\` refuse two live visits of one doctor (unless overbooked) or of one patient at the same time.
- The patient search index is kept by triggers on \`patients\`; see \`migrations/sqlite/front-desk/patient-search.ts\`.`;

function diagram(tables: readonly EntityMetadata<object>[]): string {
  const lines = tables.flatMap((table) =>
    references(table).map(
      (property) =>
        `  ${property.targetMeta?.tableName} ||--o{ ${table.tableName} : "${property.fieldNames[0]}${property.nullable ? ' (may be missing)' : ''}"`,
    ),
  );
  return ['```mermaid', 'erDiagram', ...lines, '```'].join('\n');
}

function references(table: EntityMetadata<object>): EntityProperty<object>[] {
  return columns(table).filter((property) => property.targetMeta !== undefined);
}

function columns(table: EntityMetadata<object>): EntityProperty<object>[] {
  return (table.props as EntityProperty<object>[]).filter(
    (property) => property.fieldNames?.length && property.persist !== false,
  );
}

function tableSection(table: EntityMetadata<object>): string {
  const rows = columns(table).map((property) => `| ${cells(table, property).join(' | ')} |`);
  return [
    `## ${table.tableName}`,
    ['| column | type | | default | rule |', '|---|---|---|---|---|', ...rows].join('\n'),
    listOf(
      'Checks',
      table.checks.filter((check) => !check.property).map((check) => `\`${check.expression}\``),
    ),
    listOf('Indexes', indexes(table)),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function cells(table: EntityMetadata<object>, property: EntityProperty<object>): string[] {
  const marks = [
    property.primary && 'key',
    property.nullable && 'may be missing',
    property.unique && 'unique',
  ];
  const rule = [
    property.items && `one of ${property.items.join(', ')}`,
    checkOf(table, property),
    property.generated && `made from others: \`${String(property.generated)}\``,
    property.targetMeta &&
      `refers to ${property.targetMeta.tableName} (on delete: ${property.deleteRule ?? 'no action'})`,
  ];
  return [
    `\`${property.fieldNames[0]}\``,
    property.columnTypes[0] ?? property.type,
    marks.filter(Boolean).join(', '),
    property.default === undefined || property.default === null ? '' : `\`${String(property.default)}\``,
    rule.filter(Boolean).join('; ').replaceAll('|', '\\|'),
  ];
}

function checkOf(table: EntityMetadata<object>, property: EntityProperty<object>): string | undefined {
  const own = table.checks.filter((check) => check.property === property.name && !property.items);
  return own.map((check) => `\`${check.expression}\``).join('; ') || undefined;
}

function indexes(table: EntityMetadata<object>): string[] {
  const own = columns(table).flatMap((property) => [
    ...(typeof property.index === 'string' ? [`\`${property.index}\` (${property.fieldNames[0]})`] : []),
    ...(typeof property.unique === 'string'
      ? [`\`${property.unique}\` (${property.fieldNames[0]}), unique`]
      : []),
  ]);
  const several = (list: typeof table.indexes, mark: string) =>
    list.map((index) => {
      const names = [index.properties ?? []].flat().map((name) => columnOf(table, String(name)));
      const where = typeof index.where === 'string' ? ` where \`${index.where}\`` : '';
      return `\`${index.name}\` (${names.join(', ')})${mark}${where}`;
    });
  return [
    ...new Set([
      ...own,
      ...several(table.uniques as typeof table.indexes, ', unique'),
      ...several(table.indexes, ''),
    ]),
  ];
}

function columnOf(table: EntityMetadata<object>, property: string): string {
  const found = (table.props as EntityProperty<object>[]).find((one) => one.name === property);
  return found?.fieldNames?.[0] ?? property;
}

function listOf(title: string, items: readonly string[]): string {
  return items.length > 0 ? `${title}:\n${items.map((item) => `- ${item}`).join('\n')}` : '';
}
