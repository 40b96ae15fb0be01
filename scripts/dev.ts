/**
 * Runs the program from its sources and starts it again when one of them changes. (The usual watchers read the
 * terminal themselves and would take every second key away from the screens.)
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const watched = ['src', 'migrations', 'seeders'];
const settleMs = 150;

let running: ChildProcess | null = null;
let settling: NodeJS.Timeout | undefined;

for (const folder of watched) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(settling);
    settling = setTimeout(restart, settleMs);
  });
}
// The terminal sends Ctrl+C to both of us: while the program runs it decides what that means.
process.on('SIGINT', () => {
  if (running === null) process.exit(130);
});
run();

function run(): void {
  const main = join(root, 'src/main.ts');
  running = spawn(process.execPath, ['--import', 'tsx', main, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  running.on('exit', ended);
}

/** It was left, or it broke: a mistake in a source is mended with the next change. */
function ended(code: number | null): void {
  if (code === 0) process.exit(0);
  running = null;
  console.error(`Ended with exit code ${code}. Starts again with the next change; Ctrl+C leaves.`);
}

/** Asks it to stop, so that it gives the terminal back and keeps its drafts, and starts it anew. */
function restart(): void {
  if (running === null) {
    run();
    return;
  }
  running.off('exit', ended);
  running.once('exit', run);
  running.kill('SIGTERM');
}
