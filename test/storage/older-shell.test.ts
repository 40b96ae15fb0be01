import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openTestClinic } from '../support/clinic.ts';

/**
 * A clinic must be able to open its file with the sqlite3 shell of its system. Those before 3.46 parse with a stack of
 * a hundred symbols, about four for each open parenthesis: a schema that nests deeper cannot be opened at all.
 */
test('nothing in the schema nests deeper than an older sqlite3 shell can parse', async () => {
  const clinic = await openTestClinic();
  onTestFinished(() => clinic.close());
  const database = new Database(clinic.path, { readonly: true });
  onTestFinished(() => {
    database.close();
  });
  const depths = database
    .prepare<[], { name: string; sql: string }>('select name, sql from sqlite_schema where sql is not null')
    .all()
    .map(({ name, sql }) => ({ name, depth: deepest(sql) }));
  expect(depths.length).toBeGreaterThan(50);
  expect(depths.filter(({ depth }) => depth > 24)).toEqual([]);
});

function deepest(sql: string): number {
  let open = 0;
  let most = 0;
  for (const character of sql.replaceAll(/'[^']*'/g, "''")) {
    if (character === '(') open += 1;
    if (character === ')') open -= 1;
    most = Math.max(most, open);
  }
  return most;
}
