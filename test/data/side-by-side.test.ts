import { describe, expect, it } from 'vitest';
import { idleTask, type Progress, type Task } from '../../src/data/job.ts';
import { sideBySide } from '../../src/data/side-by-side.ts';

const at = (phase: string, done: number): Progress => ({ phase, done, total: 9, unit: 'steps' });
const stopped = ({ signal }: Task): Promise<string> =>
  new Promise((done) => signal.addEventListener('abort', () => done('stopped')));

describe('two pieces of work side by side', () => {
  it('shows how far the first is, then how far the other has come meanwhile', async () => {
    const seen: Progress[] = [];
    const leading = Promise.withResolvers<void>();
    const other = Promise.withResolvers<void>();
    const both = sideBySide(
      { ...idleTask, progress: (now) => void seen.push(now) },
      async (task) => {
        task.progress(at('checking', 1));
        await leading.promise;
        return 'checked';
      },
      async (task, led) => {
        task.progress(at('copying', 1));
        task.progress(at('copying', 5));
        leading.resolve();
        await led;
        await other.promise;
        task.progress(at('copying', 9));
        return 'copied';
      },
    );
    other.resolve();
    expect(await both).toEqual(['checked', 'copied']);
    expect(seen).toEqual([at('checking', 1), at('copying', 5), at('copying', 9)]);
  });

  it('stops the other where the first fails, and ends when both have', async () => {
    const ends: string[] = [];
    const both = sideBySide(
      idleTask,
      () => Promise.reject(new Error('bad')),
      async (task) => void ends.push(await stopped(task)),
    );
    await expect(both).rejects.toThrow('bad');
    expect(ends).toEqual(['stopped']);
  });

  it('tells what is wrong with the first, also where the other failed before', async () => {
    const other = Promise.withResolvers<void>();
    const both = sideBySide(
      idleTask,
      async () => {
        await other.promise.catch(() => {});
        throw new Error('bad');
      },
      async () => {
        other.reject(new Error('no room'));
        await other.promise;
      },
    );
    await expect(both).rejects.toThrow('bad');
  });

  it('fails with the other where the first has gone well', async () => {
    const both = sideBySide(
      idleTask,
      async () => 'checked',
      () => Promise.reject(new Error('no room')),
    );
    await expect(both).rejects.toThrow('no room');
  });

  it('stops both when it is stopped', async () => {
    const stop = new AbortController();
    const both = sideBySide({ ...idleTask, signal: stop.signal }, stopped, stopped);
    stop.abort();
    expect(await both).toEqual(['stopped', 'stopped']);
  });
});
