import type { KeyPress } from './press.ts';

export type Input =
  | { readonly kind: 'key'; readonly press: KeyPress }
  | { readonly kind: 'paste'; readonly text: string };

/** `busy`: nothing may act (a screen loads, an operation runs). `reading`: typing goes on, acting waits. */
export type HoldKind = 'busy' | 'reading';

interface Hold {
  readonly kind: HoldKind;
  readonly timer: NodeJS.Timeout;
}

/**
 * Keys wait their turn here. Each is delivered only when the screen has taken in the one before, so that two
 * keys in one packet of a slow line do what they do when typed slowly; while an operation runs or a screen loads,
 * keys typed ahead are kept, not lost and not given to the wrong screen.
 */
export class KeyQueue {
  private readonly waiting: Input[] = [];
  private readonly holds = new Set<Hold>();
  private delivering = false;
  private count = 0;
  private wake: () => void = () => undefined;
  private readonly passesReading: (input: Input) => boolean;

  /** @param passesReading whether an input may act although something is still being read (typing may). */
  constructor(passesReading: (input: Input) => boolean) {
    this.passesReading = passesReading;
  }

  /** Tells the queue whom to call when something may be deliverable. */
  onReady(wake: () => void): void {
    this.wake = wake;
  }

  push(inputs: readonly Input[]): void {
    this.count += inputs.length;
    this.waiting.push(...inputs);
    this.wake();
  }

  /** Makes keys wait until the returned function is called, at most `limit` milliseconds. */
  hold(kind: HoldKind, limit: number): () => void {
    const hold: Hold = { kind, timer: setTimeout(() => release(), limit) };
    const release = () => {
      clearTimeout(hold.timer);
      if (this.holds.delete(hold)) this.wake();
    };
    this.holds.add(hold);
    return release;
  }

  /** The next input to deliver, or undefined; from then until `delivered` nothing else is given out. */
  take(): Input | undefined {
    const next = this.waiting[0];
    if (!next || this.delivering || !this.mayPass(next)) return undefined;
    this.waiting.shift();
    this.delivering = true;
    return next;
  }

  delivered(): void {
    this.delivering = false;
  }

  /** How many inputs have ever come in. */
  get received(): number {
    return this.count;
  }

  /** True when nothing waits, nothing runs and nothing is being read. */
  get idle(): boolean {
    return this.waiting.length === 0 && !this.delivering && this.holds.size === 0;
  }

  private mayPass(input: Input): boolean {
    if (this.holds.size === 0 || isInterrupt(input)) return true;
    const busy = [...this.holds].some((hold) => hold.kind === 'busy');
    return !busy && this.passesReading(input);
  }
}

/** Ctrl+C is never made to wait. */
function isInterrupt(input: Input): boolean {
  return input.kind === 'key' && input.press.name === 'ctrl-c';
}
