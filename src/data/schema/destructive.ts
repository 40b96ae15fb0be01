/**
 * What of a script takes data away or changes it, one sentence each, in its order. A table that is only built anew
 * (copied, dropped, and its copy renamed) is told as that.
 */
export function destructiveSteps(script: readonly string[]): string[] {
  const rebuilt = new Set(script.flatMap((sql) => match(sql, renamed)?.[2] ?? []));
  return [...new Set(script.flatMap((sql) => stepOf(sql, rebuilt) ?? []))];
}

const name = '["`]?(\\w+)["`]?';
const renamed = new RegExp(`^alter\\s+table\\s+${name}\\s+rename\\s+to\\s+${name}`, 'i');
const kinds: ReadonlyArray<readonly [RegExp, (table: string, column: string) => string]> = [
  [
    new RegExp(`^alter\\s+table\\s+${name}\\s+drop\\s+(?:column\\s+)?${name}`, 'i'),
    (table, column) => `drops the column ${column} of ${table} with what is in it`,
  ],
  [new RegExp(`^delete\\s+from\\s+${name}`, 'i'), (table) => `deletes rows of ${table}`],
  [new RegExp(`^update\\s+${name}`, 'i'), (table) => `changes rows of ${table}`],
  [
    new RegExp(`^(?:insert\\s+or\\s+)?replace\\s+into\\s+${name}`, 'i'),
    (table) => `replaces rows of ${table}`,
  ],
];
const droppedTable = new RegExp(`^drop\\s+table\\s+(?:if\\s+exists\\s+)?${name}`, 'i');

function stepOf(sql: string, rebuilt: ReadonlySet<string>): string | null {
  const table = match(sql, droppedTable)?.[1];
  if (table !== undefined)
    return rebuilt.has(table)
      ? `builds ${table} anew and copies its rows`
      : `drops the table ${table} with all its rows`;
  for (const [pattern, say] of kinds) {
    const found = match(sql, pattern);
    if (found !== null) return say(found[1] ?? '', found[2] ?? '');
  }
  return null;
}

function match(sql: string, pattern: RegExp): RegExpExecArray | null {
  return pattern.exec(sql.trim());
}
