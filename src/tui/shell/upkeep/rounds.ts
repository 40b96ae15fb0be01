import type { DeskDoor } from '../../data/desk.ts';
import { describeError } from '../describe-error.ts';
import { message } from '../message.ts';
import type { Services } from '../services.ts';

/** After a failure this desk rests for so long, also where the failure could not be written down. Milliseconds. */
const rest = 15 * 60_000;

/** The rounds that a desk's caretaker makes. */
export class Rounds {
  readonly #services: Services;
  readonly #begun = performance.now();
  #waiting: NodeJS.Timeout | null = null;
  #restsUntil = 0;

  constructor(services: Services) {
    this.#services = services;
  }

  /** Looks how things stand, shows it, and begins what is due after a moment of chance. Never throws. */
  async make(desk: DeskDoor): Promise<void> {
    const { caretaker } = this.#services;
    if (caretaker === null) return;
    if ((await this.#isDue(desk)) && this.#waiting === null) {
      this.#waiting = setTimeout(() => void this.#begin(desk), Math.random() * caretaker.spread);
      this.#waiting.unref();
    }
  }

  end(): void {
    if (this.#waiting) clearTimeout(this.#waiting);
    this.#waiting = null;
  }

  async #isDue(desk: DeskDoor): Promise<boolean> {
    const { caretaker, upkeep } = this.#services;
    if (caretaker === null) return false;
    try {
      const found = await caretaker.look(desk);
      // Somebody may have gone to another clinic, or to none, meanwhile.
      if (this.#services.desk.get() !== desk) return false;
      upkeep.set(found);
      const moment = performance.now();
      if (found === null || moment < this.#restsUntil) return false;
      return moment - this.#begun >= caretaker.firstAfter && (await caretaker.isDue(found));
    } catch {
      // A database that cannot be read now is told by whatever the person does next.
      return false;
    }
  }

  /** Looks again: another desk may have been quicker. */
  async #begin(desk: DeskDoor): Promise<void> {
    const { caretaker, jobs, job, queries, seat } = this.#services;
    const isDue = await this.#isDue(desk);
    this.#waiting = null;
    if (!isDue || caretaker === null || job.get() !== null) return;
    try {
      await caretaker.act(jobs);
    } catch (problem) {
      this.#restsUntil = performance.now() + rest;
      // Before a closed door stands anybody; whoever comes in finds it on Today.
      if (seat.seat.get().door === null)
        this.#services.message.set(message('warning', describeError(problem)));
    } finally {
      void queries.invalidateQueries();
    }
  }
}
