import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChangeWatch } from '../../src/desk/change-watch.ts';

const engine = { counter: 0, changes: async () => engine.counter };
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

  it('tells of an own operation at once, and does not take it for another desk afterwards', async () => {
    engine.counter += 1;
    await watch.tellOwn();
    expect(told).toBe(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toBe(1);
  });
});
