import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Input, KeyQueue } from '../../../src/tui/keys/index.ts';

const key = (name: string): Input => ({ kind: 'key', press: { name } });

describe('the queue of keys', () => {
  let queue: KeyQueue;
  beforeEach(() => {
    queue = new KeyQueue((input) => input.kind === 'key' && input.press.name === 'letter');
  });

  it('gives out one at a time, the next after the one before was taken in', () => {
    queue.push([key('a'), key('b')]);
    expect(queue.take()).toEqual(key('a'));
    expect(queue.take()).toBeUndefined();
    queue.delivered();
    expect(queue.take()).toEqual(key('b'));
  });

  it('lets nothing past while something runs, but Ctrl+C', () => {
    queue.hold('busy', 1000);
    queue.push([key('letter')]);
    expect(queue.take()).toBeUndefined();
    const other = new KeyQueue(() => true);
    other.hold('busy', 1000);
    other.push([key('ctrl-c')]);
    expect(other.take()).toEqual(key('ctrl-c'));
  });

  it('lets typing past while something is read, and keeps the order', () => {
    const release = queue.hold('reading', 1000);
    queue.push([key('letter'), key('enter'), key('letter')]);
    expect(queue.take()).toEqual(key('letter'));
    queue.delivered();
    expect(queue.take()).toBeUndefined();
    release();
    expect(queue.take()).toEqual(key('enter'));
  });

  it('goes on by itself when what it waits for never ends', () => {
    vi.useFakeTimers();
    const wake = vi.fn();
    queue.onReady(wake);
    queue.hold('busy', 500);
    queue.push([key('a')]);
    wake.mockClear();
    vi.advanceTimersByTime(499);
    expect(queue.take()).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(wake).toHaveBeenCalledOnce();
    expect(queue.take()).toEqual(key('a'));
    vi.useRealTimers();
  });

  it('is idle only when nothing waits, is being taken in or is held', () => {
    expect(queue.idle).toBe(true);
    queue.push([key('a')]);
    queue.take();
    expect(queue.idle).toBe(false);
    queue.delivered();
    const release = queue.hold('reading', 1000);
    expect(queue.idle).toBe(false);
    release();
    expect(queue.idle).toBe(true);
  });
});
