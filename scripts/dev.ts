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

let running = run();
let settling: NodeJS.Timeout | undefined;
for (const folder of watched) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(settling);
    settling = setTimeout(restart, settleMs);
  });
}
// The terminal sends Ctrl+C to both of us: the program decides what it means, and we leave with it.
process.on('SIGINT', () => {});

function run(): ChildProcess {
  const main = join(root, 'src/main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  child.on('exit', leaveWith);
  return child;
}

function leaveWith(code: number | null): void {
  process.exit(code ?? 1);
}

/** Asks it to stop, so that it gives the terminal back and keeps its drafts, and starts it anew. */
function restart(): void {
  const old = running;
  old.off('exit', leaveWith);
  old.once('exit', () => {
    running = run();
  });
  old.kill('SIGTERM');
}
