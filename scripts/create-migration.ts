/**
 * Writes a migration from the difference between the entities and what the revisions so far make:
 *
 *     node --import tsx scripts/create-migration.ts "Shoe size" [--dry-run]
 *
 * `frontdesk create-migration` starts it, so that it is the sources that are compared and not what was built of them.
 * It prints JSON: the file, null where there is no difference, and the statements.
 */
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { revisions } from '../migrations/sqlite/revisions.ts';
import { differenceFromEntities } from './migration/compare.ts';
import { nameRevision, writeRevision } from './migration/file.ts';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'migrations/sqlite');
const [description = '', ...flags] = process.argv.slice(2);

try {
  const today = Temporal.Now.plainDateISO().toString();
  const name = nameRevision(description, revisions, today);
  const difference = await differenceFromEntities();
  const isSame = difference.up.length === 0;
  const file =
    isSame || flags.includes('--dry-run') ? null : writeRevision(folder, description, name, difference);
  if (file !== null) tidy([file, join(folder, 'index.ts'), join(folder, 'revisions.ts')]);
  console.log(JSON.stringify({ file, ...difference }));
} catch (error) {
  console.log(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
  process.exitCode = 1;
}

/** As everything else in the tree is formatted, where the formatter is installed; `npm run check` tells otherwise. */
function tidy(files: readonly string[]): void {
  try {
    execFileSync(join(root, 'node_modules/.bin/biome'), ['check', '--write', ...files], {
      cwd: root,
      stdio: 'ignore',
    });
  } catch {
    // The migration is written; how it looks is no reason to fail.
  }
}
