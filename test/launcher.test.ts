import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const launcher = resolve(import.meta.dirname, '../bin/frontdesk');
const runtime = resolve(import.meta.dirname, '../node_modules/node/bin/node');
const program = 'console.log(process.version + " " + process.argv.slice(2).join("|") + " " + process.cwd());';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk launcher '));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A package that was installed into `path`, with a program that tells how it was started. */
function install(path: string): string {
  const root = join(folder, path);
  mkdirSync(join(root, 'bin'), { recursive: true });
  copyFileSync(launcher, join(root, 'bin/frontdesk'));
  mkdirSync(join(root, 'dist'));
  writeFileSync(join(root, 'dist/main.js'), program);
  writeFileSync(join(root, 'package.json'), '{"type": "module"}');
  return join(root, 'bin/frontdesk');
}

function giveRuntime(path: string): void {
  mkdirSync(join(folder, path, 'node_modules/node/bin'), { recursive: true });
  symlinkSync(runtime, join(folder, path, 'node_modules/node/bin/node'));
}

function run(command: string, ...args: string[]) {
  // The node that the machine has, if it has one, must not matter.
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin' },
  });
  return { status, stdout: stdout.trimEnd(), stderr: stderr.trimEnd() };
}

describe('the launcher', () => {
  it('starts the program on its own runtime, in the directory that it was called from', () => {
    const command = install('package');
    giveRuntime('package');
    expect(run(command, 'patients', 'search', 'O Brien', '*')).toEqual({
      status: 0,
      stdout: `${process.version} patients|search|O Brien|* /`,
      stderr: '',
    });
  });

  it('is found through links to links, absolute and relative', () => {
    const command = install('package');
    giveRuntime('package');
    mkdirSync(join(folder, 'links'));
    symlinkSync(command, join(folder, 'links/first'));
    symlinkSync('first', join(folder, 'links/second'));
    symlinkSync('../links/second', join(folder, 'links/third'));
    expect(run(join(folder, 'links/third'), 'x')).toMatchObject({
      status: 0,
      stdout: `${process.version} x /`,
    });
  });

  it('finds the runtime beside the package when it was installed into another', () => {
    const command = install('project/node_modules/frontdesk');
    giveRuntime('project');
    expect(run(command, 'x').stdout).toBe(`${process.version} x /`);
  });

  it('passes the exit code on', () => {
    const command = install('package');
    giveRuntime('package');
    writeFileSync(join(folder, 'package/dist/main.js'), 'process.exit(3);');
    expect(run(command).status).toBe(3);
  });

  it('says what to do when the runtime or the program is not there', () => {
    const command = install('package');
    const missing = run(command);
    expect(missing).toMatchObject({ status: 1, stdout: '' });
    expect(missing.stderr).toBe(
      `frontdesk: its runtime is not installed. Run npm ci in ${join(folder, 'package')}.`,
    );

    giveRuntime('package');
    rmSync(join(folder, 'package/dist'), { recursive: true });
    expect(run(command).stderr).toContain('it has not been built. Run npm ci');
  });

  it('may be executed by anyone', () => {
    expect(statSync(launcher).mode & 0o555).toBe(0o555);
  });
});
