import type { Engine } from '../storage/engine.ts';

/**
 * @param isRestored true when an earlier state was put in the place of what there was
 * @param isMoved true, once, when what is open here is not the clinic's database any more: another was put in its place
 */
export type ChangeListener = (isRestored: boolean, isMoved: boolean) => void;

type Watched = Pick<Engine, 'changes' | 'epoch' | 'isReplaced'>;

const pollEvery = 300;

/** Tells its listeners when the change counter moved: at once after an own operation, by polling after another's. */
export class ChangeWatch {
  readonly #engine: Watched;
  readonly #listeners = new Set<ChangeListener>();
  #timer: NodeJS.Timeout | undefined;
  #seen: number | undefined;
  #epoch: number | undefined;
  #isMoved = false;

  constructor(engine: Watched) {
    this.#engine = engine;
  }

  /** The epoch of what listeners have read: it moves before they are told to read again. */
  get epoch(): number | undefined {
    return this.#epoch;
  }

  listen(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    this.#timer ??= this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.stop();
    };
  }

  /** After an own operation. The counter is looked at first: the next poll must not take it for another's, and all be read twice. */
  async tellOwn(): Promise<void> {
    if (!this.#timer) return;
    this.#seen = await this.#engine.changes().catch(() => this.#seen);
    await this.#lookAndTell();
  }

  /** The epoch is known before anybody reads again: what they then read is of it. */
  async #lookAndTell(): Promise<void> {
    const before = this.#epoch;
    this.#epoch = await this.#engine.epoch().catch(() => before);
    const isRestored = before !== undefined && this.#epoch !== before;
    this.#tell(isRestored, false);
  }

  #tell(isRestored: boolean, isMoved: boolean): void {
    for (const listener of this.#listeners) listener(isRestored, isMoved);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #start(): NodeJS.Timeout {
    const timer = setInterval(() => void this.#poll(), pollEvery);
    timer.unref();
    void this.#poll();
    return timer;
  }

  async #poll(): Promise<void> {
    if (!this.#isMoved && (await this.#engine.isReplaced().catch(() => false))) {
      this.#isMoved = true;
      this.#tell(false, true);
    }
    // A failed poll says nothing about changes; the next read will say what is wrong.
    const counter = await this.#engine.changes().catch(() => this.#seen);
    const moved = this.#seen !== undefined && counter !== this.#seen;
    this.#epoch ??= await this.#engine.epoch().catch(() => undefined);
    this.#seen = counter;
    if (moved) await this.#lookAndTell();
  }
}
