import type { Progress } from '../../../data/job.ts';
import type { JobView } from '../../shell/jobs/job-desk.ts';
import { countText, fit, secondsLeftText, sizeText } from '../../text/index.ts';
import type { Span } from '../lines/index.ts';
import { progressSpans } from '../progress/index.ts';

const PHASE = 24;
const STOP = 'Esc stops it and leaves nothing behind.';

/**
 * What is under way: the phase with its bar, how much and how fast, and what Esc does. Three lines.
 *
 * @param hasOthers whether there are other screens to go to
 * @param stop what Esc does, in a sentence
 */
export function jobLines(
  job: JobView,
  width: number,
  {
    hasOthers = true,
    stop = STOP,
  }: { readonly hasOthers?: boolean; readonly stop?: string | undefined } = {},
): Span[][] {
  const phase = job.seen?.progress.phase ?? 'starting';
  const bar = width - PHASE - 5;
  return [
    [{ text: `   ${fit(phase, PHASE - 1)} ` }, ...progressSpans(job.seen?.part ?? null, bar)],
    [{ text: `   ${amounts(job)}`, tone: 'muted' }],
    [{ text: `   ${ending(job, hasOthers, stop)}`, tone: job.isStopping ? 'warning' : 'muted' }],
  ];
}

function amounts({ seen }: JobView): string {
  if (!seen) return '';
  const { done, total, unit } = seen.progress;
  const far = total === null ? amount(done, unit) : `${amount(done, unit, false)} of ${amount(total, unit)}`;
  return [
    far,
    ...(seen.rate !== null && unit !== 'steps' ? [`${amount(Math.round(seen.rate), unit)} a second`] : []),
    ...(seen.seconds_left !== null && done !== total ? [`about ${secondsLeftText(seen.seconds_left)}`] : []),
  ].join(' · ');
}

/** `412 rows`, `1.2 MB`; without its unit where another amount of the same kind follows. */
function amount(count: number, unit: Progress['unit'], isLast = true): string {
  if (unit === 'bytes') return sizeText(count);
  return isLast ? `${countText(count)} ${count === 1 ? unit.slice(0, -1) : unit}` : countText(count);
}

function ending({ isStopping }: JobView, hasOthers: boolean, stop: string): string {
  if (isStopping) return 'Stopping where nothing is half done …';
  return hasOthers ? `${stop} The other screens go on meanwhile.` : stop;
}
