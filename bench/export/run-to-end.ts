import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setInterval } from 'node:timers';

export interface RunToEnd {
  readonly milliseconds: number;
  /** The most that was ever resident, MiB (Linux). */
  readonly peak: number;
}

/** Runs a program to its end; its words go nowhere. Throws when it fails. */
export function runToEnd(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<RunToEnd> {
  const began = performance.now();
  const child = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  // The kernel keeps the mark itself: the last look before the end is as good as all of them.
  let peak = 0;
  const looking = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid ?? 0));
  }, 50);
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (exit) => {
      clearInterval(looking);
      if (exit === 0) done({ milliseconds: performance.now() - began, peak });
      else failed(new Error(`${command} ${args.join(' ')} ended with ${exit}: ${said}`));
    });
  });
}

function peakOf(pid: number): number {
  try {
    // One that has just ended has no memory any more.
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
