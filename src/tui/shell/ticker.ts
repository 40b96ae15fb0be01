/** Tells the time to what is drawn: once a second it looks whether something has to be drawn anew. */
export class Ticker {
  private readonly listeners = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;
  readonly now: () => string;

  /** @param now the injected clock: this instant as `2026-11-21T10:40:00.000Z`. */
  constructor(now: () => string) {
    this.now = now;
  }

  readonly tick = (): void => {
    for (const listener of this.listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.timer ??= setInterval(this.tick, 1000).unref();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      clearInterval(this.timer);
      this.timer = undefined;
    };
  };
}

export type Granularity = 'second' | 'minute';

/** The instant cut down to its second or minute, still as `…T10:40:00.000Z`. */
export function instantOf(now: string, granularity: Granularity): string {
  return granularity === 'minute' ? `${now.slice(0, 16)}:00.000Z` : `${now.slice(0, 19)}.000Z`;
}
