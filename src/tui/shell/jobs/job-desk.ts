import type { z } from 'zod';
import type { Job, Progress } from '../../../data/job.ts';
import { Pace, type Seen } from '../../../data/pace.ts';
import { DeskError } from '../../../desk/errors.ts';
import type { StartJob } from '../../../jobs/index.ts';
import type { Store } from '../store.ts';

/** For whom work is done: whoever sits here, or the house, by itself. */
export type JobFor = 'seat' | 'house';

/** Long work that is under way, as the screens show it. */
export interface JobView {
  readonly name: string;
  readonly title: string;
  /** Null until it has said anything. */
  readonly seen: Seen | null;
  /** It was asked to stop and has not yet. */
  readonly isStopping: boolean;
  readonly for: JobFor;
}

/** Runs the long work that a screen asks for, one at a time, and shows how far it is. */
export class JobDesk {
  readonly #load: (forWhom: JobFor) => Promise<StartJob>;
  readonly #view: Store<JobView | null>;
  #cancel: (() => void) | null = null;
  #lastEnd = 0;

  /** @param load what starts jobs, asked for when the first one is wanted */
  constructor(load: (forWhom: JobFor) => Promise<StartJob>, view: Store<JobView | null>) {
    this.#load = load;
    this.#view = view;
  }

  /** Throws `busy` while another runs, and what the job throws. */
  async run<I extends z.ZodType, R>(job: Job<I, R>, input: z.input<I>, forWhom: JobFor = 'seat'): Promise<R> {
    const busy = this.#view.get();
    if (busy !== null) {
      throw new DeskError('busy', `${busy.title}: still under way.`, { hint: 'Wait for it, or stop it.' });
    }
    const pace = new Pace(() => performance.now());
    this.#view.set({ name: job.name, title: job.title, seen: null, isStopping: false, for: forWhom });
    try {
      const start = await this.#load(forWhom);
      const running = start(job, input, (progress: Progress) => {
        const seen = pace.see(progress);
        this.#view.update((view) => view && { ...view, seen });
      });
      this.#cancel = running.cancel;
      if (this.#view.get()?.isStopping) running.cancel();
      return await running.result;
    } finally {
      this.#lastEnd = Date.now();
      this.#cancel = null;
      this.#view.set(null);
    }
  }

  /** Runs a job that only looks (one without a note), beside whatever is under way; nothing shows it. */
  async look<I extends z.ZodType, R>(job: Job<I, R>, input: z.input<I>): Promise<R> {
    const start = await this.#load('seat');
    return start(job, input, () => {}).result;
  }

  /** When work last ended, milliseconds of the epoch: what was looked at before may have changed. 0 when none has. */
  get lastEnd(): number {
    return this.#lastEnd;
  }

  /** Asks what is under way to stop where nothing is half done. */
  cancel(): void {
    this.#view.update((view) => view && { ...view, isStopping: true });
    this.#cancel?.();
  }
}
