/**
 * Writes the documents that are made from the program.
 *
 *     node scripts/docs.ts          writes them
 *     node scripts/docs.ts --check  exits 1 when one of them is not what the program would write now
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { generators } from './docs/generators.ts';

const root = resolve(import.meta.dirname, '..');
const onlyCheck = process.argv.includes('--check');
const stale: string[] = [];

for (const { file, generate } of generators) {
  const path = join(root, file);
  const wanted = await generate();
  if (wanted === contentOf(path)) continue;
  if (onlyCheck) stale.push(relative(root, path));
  else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, wanted);
    console.log(`wrote ${relative(root, path)}`);
  }
}
if (stale.length > 0) {
  console.error(`Out of date: ${stale.join(', ')}. Run npm run docs and commit the result.`);
  process.exit(1);
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
