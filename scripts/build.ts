/**
 * Bundles the program into dist/: one file that starts, and the parts it loads when they are needed.
 *
 *     node scripts/build.ts             builds
 *     node scripts/build.ts --if-stale  builds when something has changed since the last time
 */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { bundling, root } from './bundle.ts';
import { lighterStart } from './lighter-start.ts';

const dist = join(root, 'dist');
const sources = ['src', 'migrations', 'seeders', 'scripts', 'package.json', 'tsconfig.json'];

if (process.argv.includes('--if-stale') && !isStale()) process.exit(0);
const began = new Date();
const result = await build({
  ...bundling,
  plugins: [...bundling.plugins, lighterStart],
  entryPoints: {
    main: 'src/main.ts',
    job: 'src/jobs/child.ts',
    'check-pages': 'src/storage/sqlite/check-pages-worker.ts',
    'copy-hashed': 'src/data/backup/copy-hashed-worker.ts',
    'scan-audit': 'src/storage/sqlite/scan-worker.ts',
  },
  outdir: 'dist',
  chunkNames: '[name]-[hash]',
  write: false,
});

mkdirSync(dist, { recursive: true });
// The starting file comes last: until then the earlier build goes on working.
const files = result.outputFiles.toSorted((a, b) => Number(isStart(a.path)) - Number(isStart(b.path)));
for (const { path, contents } of files) {
  writeFileSync(`${path}.new`, contents);
  // A source that changes while we build is newer than the result.
  utimesSync(`${path}.new`, began, began);
  renameSync(`${path}.new`, path);
}
removeOldParts(new Set(files.map(({ path }) => basename(path))));

function isStart(path: string): boolean {
  return basename(path) === 'main.js';
}

/** A program that was started from an earlier build may still load its parts: they stay for ten minutes. */
function removeOldParts(current: ReadonlySet<string>): void {
  for (const name of readdirSync(dist)) {
    const file = join(dist, name);
    if (!current.has(name) && statSync(file).mtimeMs < began.getTime() - 600_000) rmSync(file);
  }
}

function isStale(): boolean {
  const built = statSync(join(dist, 'main.js'), { throwIfNoEntry: false });
  return built === undefined || sources.some((source) => newest(join(root, source)) > built.mtimeMs);
}

/** When something at or below `path` was last changed; a folder's own time tells of files that are gone. */
function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  const inside = found.isDirectory() ? readdirSync(path).map((name) => newest(join(path, name))) : [];
  return Math.max(found.mtimeMs, ...inside);
}
