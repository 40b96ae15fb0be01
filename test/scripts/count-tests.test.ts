import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const script = resolve(import.meta.dirname, '../../scripts/count-tests.ts');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-count-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function close(
  report: { passed: number; failed: number; pending: number } | null,
  testExit: number,
  broken: number,
) {
  const file = join(folder, 'report.json');
  if (report !== null) {
    const { passed, failed, pending } = report;
    writeFileSync(
      file,
      JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: pending }),
    );
  }
  const { status, stdout } = spawnSync(process.execPath, [script, file, String(testExit), String(broken)], {
    encoding: 'utf8',
  });
  return { status, said: stdout.trimEnd().split('\n') };
}

it.each([
  ['all is well', { passed: 12, failed: 0, pending: 0 }, 0, 0, { status: 0, said: ['12 passed, 0 failed'] }],
  ['tests failed', { passed: 10, failed: 2, pending: 0 }, 1, 0, { status: 1, said: ['10 passed, 2 failed'] }],
  [
    'a test file did not load',
    { passed: 9, failed: 0, pending: 0 },
    1,
    0,
    { status: 1, said: ['9 passed, 1 failed'] },
  ],
  [
    'the check failed',
    { passed: 12, failed: 0, pending: 0 },
    0,
    1,
    { status: 1, said: ['12 passed, 1 failed'] },
  ],
  ['the runner died', null, 1, 0, { status: 1, said: ['0 passed, 1 failed'] }],
  [
    'nothing was run',
    { passed: 0, failed: 0, pending: 0 },
    0,
    0,
    { status: 1, said: ['0 passed, 0 failed'] },
  ],
  [
    'some were skipped',
    { passed: 3, failed: 0, pending: 2 },
    0,
    0,
    { status: 0, said: ['2 skipped', '3 passed, 0 failed'] },
  ],
])('closes the run when %s', (_, report, testExit, broken, expected) => {
  expect(close(report, testExit, broken)).toEqual(expected);
});
