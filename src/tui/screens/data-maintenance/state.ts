import type { LogRow } from '../../../clinic/operations-log/index.ts';
import { type MaintenanceStep, type Step, steps } from '../../../data/maintenance/index.ts';
import { type Column, type Moments, secondsText, sizesText } from '../../kit.ts';

/** A step as the list shows it. */
export interface StepRow {
  readonly name: Step;
  readonly title: string;
  readonly about: string;
  /** When it was last done, an instant; null when the log knows of no time. */
  readonly last: string | null;
  /** What it came to when it was done from here. */
  readonly result: MaintenanceStep | undefined;
}

const TEXTS: Readonly<Record<Step, { title: string; about: string }>> = {
  check: {
    title: 'Check',
    about:
      'Reads every page, every entry of every index and every constraint. Slower than Health, and finds more. Changes nothing.',
  },
  analyze: {
    title: 'Statistics',
    about: 'Refreshes the statistics that searches are planned by. Quick; do it after a large import.',
  },
  reindex: {
    title: 'Indexes',
    about: 'Rebuilds every index and the search index, in small steps: desks go on working.',
  },
  vacuum: {
    title: 'Compact',
    about:
      'Rewrites the file without the holes that deleted rows left. Nobody can save while it runs: best when nobody works.',
  },
  optimize: {
    title: 'Tidy',
    about:
      'Refreshes statistics that are old, tidies the search index, writes the journal back. Safe at any time.',
  },
};

/** The steps in the order in which all of them are done, with when each was last done by the log. */
export function stepRows(log: readonly LogRow[], results: readonly MaintenanceStep[]): StepRow[] {
  return steps.map((name) => ({
    name,
    ...TEXTS[name],
    last: lastDone(log, name),
    result: results.find((result) => result.name === name),
  }));
}

/** The log says what was done as `analyze, vacuum: 12 MB → 10 MB`. */
function lastDone(log: readonly LogRow[], name: Step): string | null {
  const line = log.find(
    ({ operation, outcome, message }) =>
      operation === 'data.maintain' &&
      outcome === 'done' &&
      (message ?? '').split(':')[0]?.split(', ').includes(name),
  );
  return line?.at ?? null;
}

export function stepColumns({ when, ago }: Moments): Column<StepRow>[] {
  return [
    { title: 'Step', width: 12, text: ({ title }) => title },
    {
      title: 'Last done',
      width: 28,
      text: ({ last }) => (last === null ? 'not lately' : `${when(last)}, ${ago(last)}`),
    },
    { title: 'This time', text: ({ result }) => (result ? resultText(result) : ''), tone: () => 'ok' },
  ];
}

/** `4.1 MB → 3.8 MB, 0.12 s` */
export function resultText({ before, after, seconds }: MaintenanceStep): string {
  return `✓ ${sizesText(before, after)}, ${secondsText(seconds)}`;
}
