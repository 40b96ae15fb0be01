import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { browse, pathTyped } from '../../../src/data/files/index.ts';
import { fileOptions, isPathTyped } from '../../../src/tui/components/dialog/file-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'frontdesk-files-'));
mkdirSync(join(folder, 'old'));
for (const name of ['patients10.csv', 'patients2.csv', 'Notes.TXT', '.hidden'])
  writeFileSync(join(folder, name), 'x');
afterAll(() => rmSync(folder, { recursive: true }));

describe('a folder', () => {
  it('lists folders first, files as people count, and nothing hidden', async () => {
    const { entries, parent } = await browse(folder);
    expect(entries.map(({ name }) => name)).toEqual(['old', 'Notes.TXT', 'patients2.csv', 'patients10.csv']);
    expect(parent).toBe(tmpdir());
  });

  it('that cannot be looked into is refused with what to do', async () => {
    await expect(browse(join(folder, 'none'))).rejects.toMatchObject({ code: 'not_found' });
  });

  it('offers what fits, the way up, and itself only where a folder may be the answer', async () => {
    const found = await browse(folder);
    const labels = (typed: string, choice = {}) => fileOptions(found, typed, choice).map((o) => o.label);
    expect(labels('', { endings: ['.csv'] })).toEqual(['../', 'old/', 'patients2.csv', 'patients10.csv']);
    expect(labels('', { folders: true })[1]).toBe('./');
    expect(labels('NOTES')).toEqual(['Notes.TXT']);
  });
});

describe('a typed path', () => {
  it('is told from a part of a name', () => {
    expect(['/srv', '~/x.csv', '../y', './z', '..'].every(isPathTyped)).toBe(true);
    expect(['patients', '.hidden', 'a/b'].some(isPathTyped)).toBe(false);
  });

  it('counts from the folder, or from one’s own', () => {
    expect(pathTyped('../x.csv', '/srv/data')).toBe('/srv/x.csv');
    expect(pathTyped('~/x.csv', '/srv/data')).toBe(join(homedir(), 'x.csv'));
  });
});
