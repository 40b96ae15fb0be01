import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyHashed } from '../../../src/data/backup/copy-hashed.ts';
import { idleTask, type Progress } from '../../../src/data/job.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a copy that is hashed', () => {
  it('is the file byte by byte, for its owner alone, and says how far it is', async () => {
    const bytes = randomBytes(17 * 1024 * 1024 + 5);
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    writeFileSync(from, bytes);
    const seen: Progress[] = [];
    const progress = (now: Progress) => void seen.push(now);
    const sha256 = await copyHashed(from, to, bytes.length, { ...idleTask, progress });
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(readFileSync(to).equals(bytes)).toBe(true);
    expect(statSync(to).mode & 0o777).toBe(0o600);
    expect(seen.map(({ done }) => done)).toEqual([8 * 1024 * 1024, 16 * 1024 * 1024, bytes.length]);
  });

  it('takes no file’s place, and says what the disk says', async () => {
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    writeFileSync(to, 'theirs');
    await expect(copyHashed(from, join(folder, 'new'), 0, idleTask)).rejects.toMatchObject({
      code: 'ENOENT',
    });
    writeFileSync(from, 'ours');
    await expect(copyHashed(from, to, 4, idleTask)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readFileSync(to, 'utf8')).toBe('theirs');
  });

  it('is not begun, or not ended, when it is stopped', async () => {
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    writeFileSync(from, randomBytes(17 * 1024 * 1024));
    const stop = new AbortController();
    const stopping = { signal: stop.signal, progress: () => stop.abort() };
    await expect(copyHashed(from, to, 1, stopping)).rejects.toMatchObject({ code: 'cancelled' });
    await expect(copyHashed(from, join(folder, 'new'), 1, stopping)).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
