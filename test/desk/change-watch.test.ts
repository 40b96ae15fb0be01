import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChangeWatch } from '../../src/desk/change-watch.ts';

const engine = {
  counter: 0,
  began: 0,
  changes: async () => engine.counter,
  epoch: async () => engine.began,
  moved: false,
  isReplaced: async () => engine.moved,
};
let watch: ChangeWatch;
let told: number;

beforeEach(async () => {
  vi.useFakeTimers();
  watch = new ChangeWatch(engine);
  told = 0;
  watch.listen(() => {
    told += 1;
  });
  await vi.advanceTimersByTimeAsync(1000);
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

describe('the watch over changes', () => {
  it('says nothing while nobody changes anything', () => {
    expect(told).toBe(0);
  });

  it("hears of another desk's change within a second, once", async () => {
    engine.counter += 1;
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toBe(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toBe(1);
  });

  it('knows the new epoch after a restore before it tells of it', async () => {
    let heard: number | undefined;
    watch.listen(() => {
      heard = watch.epoch;
    });
    engine.counter += 1;
    engine.began += 1;
    await vi.advanceTimersByTimeAsync(1000);
    expect(heard).toBe(engine.began);
  });

  it('tells once that another database has come in the place of this one', async () => {
    const news: boolean[][] = [];
    watch.listen((isRestored, isMoved) => void news.push([isRestored, isMoved]));
    engine.moved = true;
    await vi.advanceTimersByTimeAsync(3000);
    engine.moved = false;
    expect(news).toEqual([[false, true]]);
  });

  it('tells of an own operation at once, and does not take it for another desk afterwards', async () => {
    engine.counter += 1;
    await watch.tellOwn();
    expect(told).toBe(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toBe(1);
  });
});
