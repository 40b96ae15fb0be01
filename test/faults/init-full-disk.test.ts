import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CommandLine } from '../cli/frontdesk.ts';

const program = resolve(import.meta.dirname, '../../bin/frontdesk');

let line: CommandLine;
beforeEach(() => {
  line = new CommandLine();
});
afterEach(() => line.remove());

/** In kilobytes: nothing can be written, only the first pages, the file and not its journal. */
test.each([0, 2, 60])(
  'a clinic for which there is no room leaves no empty one behind (%i kB)',
  async (room) => {
    const home = line.path('data');
    const env = { ...process.env, FRONTDESK_HOME: home, NODE_DISABLE_COMPILE_CACHE: '1' };
    const init = `trap '' XFSZ; ulimit -f ${room}; exec ${program} init --name Riverside`;
    expect(spawnSync('bash', ['-c', init], { env }).status).not.toBe(0);
    expect(readdirSync(home).filter((name) => !name.endsWith('.lock'))).toEqual([]);
    expect(await line.json(['init', '--name', 'Riverside'], { env: { FRONTDESK_HOME: home } })).toMatchObject(
      {
        exists: true,
        revision: { pending: [] },
      },
    );
  },
);
