import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs the body in a copy of a home, which is then taken away. */
export async function inCopyOf<T>(home: string, body: (copy: string) => Promise<T>): Promise<T> {
  const copy = mkdtempSync(join(tmpdir(), 'frontdesk-strike-'));
  try {
    cpSync(home, copy, { recursive: true });
    return await body(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
