import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Which process, so that another one can tell whether it still lives. */
export interface ProcessMark {
  readonly pid: number;
  /** Eight hexadecimal digits: the machine, or the container, whose numbers of processes these are. */
  readonly host: string;
  /** Eight hexadecimal digits: since which start of it. */
  readonly boot: string;
  /** When the process began, in the system's ticks since that start; 0 where the system does not say. */
  readonly start: number;
}

/** The numbers of processes that a machine itself has; a container has others. */
const outermost = 'pid:[4026531836]';

let own: ProcessMark | undefined;

/** The mark of this process. */
export function ownMark(): ProcessMark {
  own ??= { pid: process.pid, ...hereAndNow(), start: startOf(process.pid) ?? 0 };
  return own;
}

/**
 * A machine is known by its id and its name, and whatever began before it was last started is dead. A container may
 * share both with others, and its start says nothing about them: each life of one counts as a host of its own.
 */
function hereAndNow(): Pick<ProcessMark, 'host' | 'boot'> {
  const machine = textOf('/etc/machine-id');
  const boot = textOf('/proc/sys/kernel/random/boot_id');
  const numbers = linkOf('/proc/self/ns/pid');
  const isMachine = machine !== '' && (numbers === outermost || numbers === '');
  const host = [hostname(), machine, ...(isMachine ? [] : [boot, numbers])];
  return { host: digest(host.join('\n')), boot: digest(boot) };
}

/** Whether a process is surely dead, surely not, or of another host, of which nothing can be known from here. */
export function fateOf({ pid, host, boot, start }: ProcessMark): 'dead' | 'alive' | 'elsewhere' {
  const here = ownMark();
  if (host !== here.host) return 'elsewhere';
  if (boot !== here.boot || !isRunning(pid)) return 'dead';
  // The number may have been given to another process since.
  const began = startOf(pid);
  return start === 0 || began === null || began === start ? 'alive' : 'dead';
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process: it lives, and is not ours to judge.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The 22nd field of `/proc/<pid>/stat`; the second, the program's name, may hold blanks and brackets. Null where there is none. */
function startOf(pid: number): number | null {
  const fields = textOf(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ');
  const start = Number(fields[19]);
  return Number.isSafeInteger(start) && start > 0 ? start : null;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
