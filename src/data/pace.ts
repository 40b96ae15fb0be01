import { countText, secondsLeftText, sizeText } from '../desk/words/index.ts';
import type { Progress } from './job.ts';

/** How long work goes on: how much of it is done, how fast, and how long it will take. */
export interface Seen {
  readonly progress: Progress;
  /** 0 to 1; null while the whole is not known. */
  readonly part: number | null;
  /** Units a second, over this phase; null in its first moment. */
  readonly rate: number | null;
  readonly seconds_left: number | null;
  /** `copying 43 %, 12 300 pages/s, 14 s left` */
  readonly words: string;
}

/** A rate is not told before so many milliseconds of a phase: the first steps say little. */
const settled = 400;

/** Measures the pace of a task from its reports; each phase is measured for itself. */
export class Pace {
  readonly #now: () => number;
  #phase = '';
  #began = 0;
  #doneAtFirst = 0;

  /** @param now milliseconds, from any beginning */
  constructor(now: () => number) {
    this.#now = now;
  }

  see(progress: Progress): Seen {
    const { phase, done, total } = progress;
    const now = this.#now();
    if (phase !== this.#phase) {
      this.#phase = phase;
      this.#began = now;
      this.#doneAtFirst = done;
    }
    const elapsed = now - this.#began;
    const rate = elapsed < settled ? null : ((done - this.#doneAtFirst) / elapsed) * 1000;
    const part = total === null || total === 0 ? null : Math.min(done / total, 1);
    const left = rate === null || rate <= 0 || total === null ? null : Math.max(total - done, 0) / rate;
    return { progress, part, rate, seconds_left: left, words: wordsOf(progress, part, rate, left) };
  }
}

function wordsOf(
  { phase, done, unit }: Progress,
  part: number | null,
  rate: number | null,
  left: number | null,
): string {
  const far = part === null ? amount(done, unit) : `${Math.floor(part * 100)} %`;
  const parts = [`${phase} ${far}`.trim()];
  if (rate !== null && unit !== 'steps') parts.push(`${amount(rate, unit)}/s`);
  if (left !== null) parts.push(secondsLeftText(left));
  return parts.join(', ');
}

function amount(count: number, unit: Progress['unit']): string {
  if (unit === 'bytes') return sizeText(count);
  return `${countText(Math.round(count))} ${unit}`;
}
