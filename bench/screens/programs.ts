import { join } from 'node:path';
import { root } from '../../scripts/bundle.ts';
import { bundleInto } from '../bundle.ts';
import { Session } from '../terminal/session.ts';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** How the program and the yardsticks are started for a comparison. */
export interface Programs {
  /** The built program, as a person starts it. */
  frontdesk(size: Size): Session;
  /** A yardstick of bench/yardstick: started on the same runtime, with nothing kept from run to run. */
  bare(program: string, size: Size, ...args: string[]): Session;
  bundle(yardstick: string): Promise<string>;
}

/**
 * The folder is the program's home: its compile cache is written at the first proper end and used from then on, as on
 * any machine where it runs a second time.
 */
export function programs(folder: string, database: string): Programs {
  return {
    frontdesk: (size) =>
      new Session({
        command: [join(root, 'bin/frontdesk'), '--db', database],
        env: { FRONTDESK_HOME: folder, HOME: folder },
        ...size,
      }),
    bare: (program, size, ...args) => new Session({ command: [process.execPath, program, ...args], ...size }),
    bundle: (yardstick) => bundleInto(folder, `yardstick/${yardstick}`),
  };
}

/** The frame stands: the line of screens. */
export const frameStands = (lines: readonly string[]) => (lines[1] ?? '').includes('2 Patients');

/** What was read from the database stands in it: the clinic's name, and somebody of today. */
export const todayStands = (lines: readonly string[]) =>
  (lines[0] ?? '').includes('Million Clinic') && lines.some((line) => /\d\d:\d\d .*Dr /.test(line));

/** Starts and leaves the program once, so that its compile cache is there. */
export async function warmUp(programs: Programs, size: Size): Promise<void> {
  const session = programs.frontdesk(size);
  await session.until('Today', todayStands);
  await session.leave();
}
