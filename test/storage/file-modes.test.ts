import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileMode, folderMode, isGroupFolder } from '../../src/storage/file-modes.ts';

function scratch(mode: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-modes-'));
  chmodSync(folder, mode);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('only a folder that is closed to strangers and keeps its group makes files for the group', () => {
  const given = scratch(0o2770);
  expect([fileMode(join(given, 'a')), folderMode(join(given, 'a'))]).toEqual([0o660, 0o2770]);
  for (const mode of [0o700, 0o770, 0o2750, 0o2775, 0o2777, 0o3770]) {
    const folder = scratch(mode);
    expect(isGroupFolder(folder)).toBe(false);
    expect([fileMode(join(folder, 'a')), folderMode(join(folder, 'a'))]).toEqual([0o600, 0o700]);
  }
  expect([fileMode('/no/such/folder/a'), folderMode('/no/such/folder/a')]).toEqual([0o600, 0o700]);
});

/** What is one person's wherever it lies, and what only looks at modes. */
const withModes = [
  'cli/session-file.ts',
  'data/health/files.ts',
  'start/compile-cache.ts',
  'storage/file-modes.ts',
];

test('no other file decides how open something is that it makes', () => {
  const source = resolve(import.meta.dirname, '../../src');
  const found = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && /\b0o\d{3,4}\b/.test(readFileSync(join(source, file), 'utf8')),
  );
  expect(found.sort()).toEqual(withModes);
});
