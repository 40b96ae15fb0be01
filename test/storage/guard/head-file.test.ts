import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { HeadFile } from '../../../src/storage/guard/head-file.ts';

test('who settles late over what another has announced is set right when that one settles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-head-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const head = new HeadFile(join(folder, 'audit-head'));
  const [first, second] = [1, 2].map((entry) => ({ entry, seal: `key:${entry}` }));
  if (!first || !second) throw new Error('two');
  head.announce(null, first);
  head.announce(first, second);
  // What a late settling of the first one writes.
  head.announce(first, first);
  head.settle(second);
  expect(head.read()).toEqual({ committed: second, announced: second });
  head.settle(first);
  expect(head.read()).toEqual({ committed: second, announced: second });
});
