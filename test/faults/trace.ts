import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether a command that a fault test needs can be used here; the test says aloud what it leaves out. */
export function can(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Whether the calls of a program may be traced here. */
export const canTrace = can('strace', ['-qq', '-o', '/dev/null', 'true']);
/** Whether file systems may be mounted here, in a namespace of their own. */
export const canMount = can('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']);

/** What to put before a program so that something happens at the nth of these calls: `error=EIO`, `signal=KILL`. */
export function strikingAt(syscalls: string, nth: number, what: string): string[] {
  const inject = `inject=${syscalls}:${what}:when=${nth}`;
  return ['strace', '-f', '-qq', '-o', '/dev/null', '-e', `trace=${syscalls}`, '-e', inject];
}

/** What to put before a program so that these calls are written down. */
export function counting(syscalls: string, log: string): string[] {
  return ['strace', '-f', '-qq', '-o', log, '-e', `trace=${syscalls}`];
}

/** How often the thread that makes most of the calls makes them: strace counts them by thread. */
export function callsIn(log: string): number {
  const threads = Map.groupBy(
    readFileSync(log, 'utf8').split('\n').filter(isCall),
    (line) => line.split(' ', 1)[0],
  );
  return Math.max(0, ...[...threads.values()].map((lines) => lines.length));
}

/** A call that another thread interrupted is told in two lines; a thread's end is none. */
function isCall(line: string): boolean {
  return line.includes('(') && !line.includes(' resumed>') && !line.includes('+++');
}
