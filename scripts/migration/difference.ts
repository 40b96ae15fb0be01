import { rebuild } from '../../migrations/sqlite/rebuild.ts';
import { createTable, type Part, type Shape, type TableShape } from './shape.ts';

/** The statements that lead from one shape to another. Triggers are nobody's entity: each stays with its table. */
export function statementsBetween(from: Shape, to: Shape): string[] {
  const statements: string[] = [];
  for (const table of to.values()) {
    const before = from.get(table.name);
    statements.push(...(before === undefined ? made(table) : changed(before, table)));
  }
  // Who refers to another was made after it, so goes before it.
  for (const table of [...from.values()].reverse())
    if (!to.has(table.name)) statements.push(`drop table ${table.name}`);
  return statements;
}

function made({ name, parts, indexes, triggers }: TableShape): string[] {
  return [createTable(name, parts), ...indexes.values(), ...triggers.values()];
}

function changed(before: TableShape, after: TableShape): string[] {
  const old = new Map(before.parts.map((part) => [part.name, part.sql]));
  const now = new Map(after.parts.map((part) => [part.name, part.sql]));
  const added = after.parts.filter(({ name }) => !old.has(name));
  const gone = before.parts.filter(({ name }) => !now.has(name));
  const isChanged = after.parts.some(({ name, sql }) => old.has(name) && old.get(name) !== sql);
  if (isChanged || !added.every(canBeAdded) || !gone.every((part) => canBeDropped(part, after)))
    return rebuilt(before, after);
  return [
    ...differing(before.indexes, after.indexes).map((name) => `drop index ${name}`),
    ...gone.map(({ name }) => `alter table ${after.name} drop column ${name}`),
    ...added.map(({ sql }) => `alter table ${after.name} add column ${sql}`),
    ...differing(after.indexes, before.indexes).map((name) => after.indexes.get(name) ?? ''),
  ];
}

/** Names that the first has and the second has not, or has otherwise. */
function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...one].filter(([name, sql]) => other.get(name) !== sql).map(([name]) => name);
}

/** `alter table add column` takes what every row that is there can have at once. */
function canBeAdded({ isColumn, sql }: Part): boolean {
  if (!isColumn || /\b(primary key|unique|generated)\b/i.test(sql)) return false;
  return !/\bnot null\b/i.test(sql) || /\bdefault\b/i.test(sql);
}

/** `alter table drop column` takes what nothing else mentions. */
function canBeDropped({ isColumn, name, sql }: Part, { parts, triggers }: TableShape): boolean {
  if (!isColumn || /\b(primary key|unique)\b/i.test(sql)) return false;
  const mentions = new RegExp(`\\b${name}\\b`, 'i');
  return ![...parts.map((part) => part.sql), ...triggers.values()].some((text) => mentions.test(text));
}

function rebuilt(before: TableShape, after: TableShape): string[] {
  const copied = after.written.filter((column) => before.written.includes(column));
  const invented = after.parts.filter(
    ({ isColumn, name, sql }) =>
      isColumn &&
      !copied.includes(name) &&
      after.written.includes(name) &&
      !canBeAdded({ isColumn, name, sql }),
  );
  return rebuild({
    table: after.name,
    create: (name) => createTable(name, after.parts),
    columns: Object.fromEntries([
      ...copied.map((column) => [column, column] as const),
      ...invented.map(({ name, sql }) => [name, placeholder(sql)] as const),
    ]),
    objects: [...after.indexes.values(), ...(after.triggers.size > 0 ? after : before).triggers.values()],
  });
}

/** What every row that is there gets in a column that may not be empty: whoever reads the file puts what fits. */
function placeholder(sql: string): string {
  const value = /^\w+ (text|date|datetime|time|varchar)\b/i.test(sql) ? "''" : '0';
  return `${value} /* of every row that is there: put what fits */`;
}
