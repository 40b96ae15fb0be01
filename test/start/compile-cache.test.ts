import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const module = resolve(import.meta.dirname, '../../src/start/compile-cache.ts');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Where a new process keeps its compiled code then; empty when it keeps none. */
function keptIn(cacheHome: string): string {
  const source = `
    import { getCompileCacheDir } from 'node:module';
    import { keepCompiledCode } from ${JSON.stringify(module)};
    keepCompiledCode({ XDG_CACHE_HOME: ${JSON.stringify(cacheHome)} });
    console.log(getCompileCacheDir() ?? '');`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.trim();
}

describe('compiled code', () => {
  it('is kept in a folder that only its owner can enter', () => {
    expect(keptIn(folder)).toContain(join(folder, 'frontdesk'));
    expect(statSync(join(folder, 'frontdesk')).mode & 0o777).toBe(0o700);
  });

  it('is not kept where others can write', () => {
    mkdirSync(join(folder, 'frontdesk'));
    chmodSync(join(folder, 'frontdesk'), 0o777);
    expect(keptIn(folder)).toBe('');
    expect(readdirSync(join(folder, 'frontdesk'))).toEqual([]);
  });

  it('is not kept behind a link that someone put there', () => {
    mkdirSync(join(folder, 'elsewhere'), { mode: 0o700 });
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'frontdesk'));
    expect(keptIn(folder)).toBe('');
  });

  it('is not kept, and nothing is said, when there can be no folder', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(keptIn(join(folder, 'file'))).toBe('');
  });
});
