import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a finished process took. */
export interface Took {
  /** Wall time, milliseconds. */
  readonly milliseconds: number;
  /** The most memory that was resident at once, MiB (Linux; looked at every 10 ms). */
  readonly peak_mib: number;
  readonly out: string;
}

/** Runs a program to its end, which must be a good one. */
export function runToEnd(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Took> {
  return new Promise((done, fail) => {
    const began = performance.now();
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let peak = 0;
    const look = () => {
      peak = Math.max(peak, highWaterMark(child.pid));
    };
    const watch = setInterval(look, 10);
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.once('error', fail);
    child.once('close', (code) => {
      clearInterval(watch);
      const milliseconds = performance.now() - began;
      if (code === 0) done({ milliseconds, peak_mib: peak, out });
      else fail(new Error(`${command} ${args.join(' ')}: exit ${code}\n${out}${err}`));
    });
  });
}

/** The system itself keeps the highest figure: the last look before the end has it. */
function highWaterMark(pid: number | undefined): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
