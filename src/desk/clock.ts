/** Says what time it is. Injected, so that tests and rehearsals can fix it. */
export interface Clock {
  /** Now, as `2026-11-21T10:40:00.000Z`. */
  now(): string;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };
