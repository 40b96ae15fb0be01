import type { Progress } from '../../data/job.ts';
import { Pace } from '../../data/pace.ts';
import { plainLine } from '../../desk/plain-text.ts';

/** What takes the line of progress away again. */
export const finished: Progress = { phase: '', done: 0, total: null, unit: 'steps' };

/** Milliseconds between two lines: faster is not read. */
const every = 100;

/**
 * One line that is written over and over: `Back up: copying 43 %, 12 300 pages/s, 14 s left`.
 *
 * @param stream a terminal
 */
export function progressLine(
  title: string,
  stream: { write(text: string): unknown },
): (progress: Progress) => void {
  const pace = new Pace(() => performance.now());
  let last = -Infinity;
  let isDrawn = false;
  return (progress) => {
    if (progress === finished) {
      if (isDrawn) stream.write('\r\u001b[K');
      isDrawn = false;
      return;
    }
    const seen = pace.see(progress);
    if (performance.now() - last < every) return;
    last = performance.now();
    isDrawn = true;
    stream.write(`\r\u001b[K${plainLine(`${title}: ${seen.words}`)}`);
  };
}
