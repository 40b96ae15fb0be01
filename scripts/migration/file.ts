import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Difference } from './compare.ts';

export interface RevisionName {
  /** `20261122-01-shoe-size` */
  readonly revision: string;
  readonly className: string;
}

/**
 * The name of the next revision: the day, a number within it, and the description. Names sort in the order in which
 * revisions are applied, so it never stands before the last one.
 *
 * @param today `YYYY-MM-DD`
 */
export function nameRevision(description: string, known: readonly string[], today: string): RevisionName {
  const words = description.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  if (words.length === 0) throw new Error('Describe the migration in a few words, in plain letters.');
  const last = known.at(-1) ?? '';
  const now = today.replaceAll('-', '');
  const day = last.slice(0, 8) > now ? last.slice(0, 8) : now;
  const number = last.startsWith(day) ? Number(last.slice(9, 11)) + 1 : 1;
  if (number > 99) throw new Error(`There are 99 revisions of ${day} already.`);
  const id = `${day}-${String(number).padStart(2, '0')}`;
  const slug = words.join('-');
  const spoken = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  // A class begins with a letter, and no other revision of the same words has this name.
  const className = `${/^[0-9]/.test(spoken) ? 'R' : ''}${spoken}`;
  const isTaken = known.some((name) => name.slice(12) === slug);
  return { revision: `${id}-${slug}`, className: isTaken ? `${className}${id.replace('-', '')}` : className };
}

/** Writes a revision into `migrations/sqlite` and enters it in both lists. Answers its file. */
export function writeRevision(
  folder: string,
  description: string,
  { revision, className }: RevisionName,
  difference: Difference,
): string {
  const file = join(folder, `${revision}.ts`);
  writeFileSync(file, sourceOf(description, className, difference), { flag: 'wx' });
  rewrite(join(folder, 'revisions.ts'), (text) =>
    text.replace(/(revisions: readonly string\[\] = \[)([^\]]*?),?(\s*\])/, `$1$2, '${revision}'$3`),
  );
  rewrite(join(folder, 'index.ts'), (text) =>
    text
      .replace(/((?:^import .*\n)+)/m, `$1import { ${className} } from './${revision}.ts';\n`)
      .replace(/(\n\];)/, `\n  { name: '${revision}', class: ${className} },$1`),
  );
  return file;
}

function rewrite(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file} does not look as expected: enter the revision by hand.`);
  writeFileSync(`${file}.new`, after);
  renameSync(`${file}.new`, file);
}

function sourceOf(description: string, className: string, { up, down }: Difference): string {
  return `import { Migration } from '@mikro-orm/migrations';

/** ${description.trim().replaceAll('*/', '')} */
export class ${className} extends Migration {
  override up(): void {
${up.map(statement).join('\n')}
  }

  override down(): void {
${down.map(statement).join('\n')}
  }
}
`;
}

function statement(sql: string): string {
  const escaped = sql.replaceAll(/[\\`]|\$\{/g, '\\$&');
  const quoted = /[\n'\\`]/.test(sql) ? `\`${escaped.replaceAll('\n', '\n      ')}\`` : `'${sql}'`;
  return `    this.addSql(${quoted});`;
}
