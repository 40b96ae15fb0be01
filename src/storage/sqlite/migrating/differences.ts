import type { SchemaDescription, TableDescription } from './schema.ts';

/** How one schema differs from another, one sentence each. */
export function differences(expected: SchemaDescription, found: SchemaDescription): string[] {
  const said: string[] = [];
  for (const table of expected.values()) {
    const here = found.get(table.name);
    if (here === undefined) said.push(`the table ${table.name} is missing`);
    else said.push(...ofTable(table, here));
  }
  for (const name of found.keys()) if (!expected.has(name)) said.push(`there is a table ${name} too many`);
  return said;
}

function ofTable(expected: TableDescription, found: TableDescription): string[] {
  const { name } = expected;
  const columns = (table: TableDescription) =>
    new Map(table.columns.map((column) => [column.name, column.definition]));
  const said = [
    ...ofParts('column', name, columns(expected), columns(found)),
    ...ofParts('index', name, expected.indexes, found.indexes),
    ...ofParts('trigger', name, expected.triggers, found.triggers),
  ];
  const isOtherwise = expected.sql !== found.sql && !said.some((one) => one.includes(' column '));
  return isOtherwise ? [...said, `the rules of the table ${name} (checks, references) have changed`] : said;
}

type Part = 'column' | 'index' | 'trigger';

function ofParts(
  part: Part,
  table: string,
  expected: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): string[] {
  const said: string[] = [];
  for (const [name, definition] of expected) {
    const here = found.get(name);
    if (here === undefined) said.push(`the ${part} ${name} of ${table} is missing`);
    else if (here !== definition) said.push(`the ${part} ${name} of ${table} has changed`);
  }
  for (const name of found.keys())
    if (!expected.has(name))
      said.push(`${table} has ${part === 'index' ? 'an' : 'a'} ${part} ${name} too many`);
  return said;
}
