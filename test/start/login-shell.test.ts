import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const launcher = resolve(import.meta.dirname, '../../bin/frontdesk');

test.each(['touch got-a-shell', 'status --json', '/usr/lib/openssh/sftp-server'])(
  'as the login shell of an account it does not run %s',
  (asked) => {
    const folder = mkdtempSync(join(tmpdir(), 'frontdesk-shell-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { status, stdout, stderr } = spawnSync(launcher, ['-c', asked], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: folder, FRONTDESK_HOME: folder },
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      'This login opens the front desk and runs nothing else. Connect without a command, from a terminal.\n',
    );
    expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual([]);
  },
);
