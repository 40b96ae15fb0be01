import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changeLock, withLock } from '../../src/storage/lock.ts';

let folder: string;
let place: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-lock-'));
  place = join(folder, 'clinic.db');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});
const children: ChildProcess[] = [];

const script = fileURLToPath(new URL('./lock-holder.ts', import.meta.url));

/** A process that has the lock; it lives until it is killed. */
async function holder(name: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, place, name], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  children.push(child);
  await once(child.stdout, 'data');
  return {
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

it('lets one body run at a time, and gives its answer', async () => {
  let inside = 0;
  let most = 0;
  const body = (answer: number) => async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((done) => setImmediate(done));
    inside -= 1;
    return answer;
  };
  const answers = await Promise.all([1, 2, 3].map((one) => withLock(place, changeLock, body(one))));
  expect(answers).toEqual([1, 2, 3]);
  expect(most).toBe(1);
});

it('is there at once when its own body asks again', async () => {
  const inner = () => withLock(place, changeLock, async () => 'inner', { patience: 0 });
  await expect(withLock(place, changeLock, inner)).resolves.toBe('inner');
});

it('is free again after a body that failed', async () => {
  const failing = withLock(place, changeLock, () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  await expect(withLock(place, changeLock, async () => 1, { patience: 0 })).resolves.toBe(1);
});

it('waits for another process and has the lock the moment that one is killed', async () => {
  const other = await holder(changeLock);
  const waiting = Promise.withResolvers<void>();
  const got = withLock(place, changeLock, async () => 'mine', { onWait: waiting.resolve });
  await waiting.promise;
  await other.kill();
  await expect(got).resolves.toBe('mine');
});

it('gives up after its patience, or when it is told to stop', async () => {
  const other = await holder(changeLock);
  const busy = withLock(place, changeLock, async () => 1, { patience: 0 });
  await expect(busy).rejects.toMatchObject({ kind: 'busy' });
  const stop = new AbortController();
  const onWait = () => stop.abort(new Error('told to stop'));
  const stopped = withLock(place, changeLock, async () => 1, { signal: stop.signal, onWait });
  await expect(stopped).rejects.toThrow('told to stop');
  await other.kill();
});

it('keeps one name out of the way of another', async () => {
  const other = await holder('schedule');
  await expect(withLock(place, changeLock, async () => 1, { patience: 0 })).resolves.toBe(1);
  const same = withLock(place, 'schedule', async () => 1, { patience: 0 });
  await expect(same).rejects.toMatchObject({ kind: 'busy' });
  await other.kill();
});

it('makes its file for the owner alone: beside a database, inside a folder', async () => {
  await withLock(place, changeLock, async () => {});
  expect(statSync(`${place}.lock`).mode & 0o777).toBe(0o600);
  const backups = join(folder, 'backups');
  mkdirSync(backups);
  await withLock(backups, 'prune', async () => {});
  expect(statSync(join(backups, '.prune.lock')).mode & 0o777).toBe(0o600);
});
