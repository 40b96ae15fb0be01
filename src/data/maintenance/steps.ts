import { choice } from '../../desk/fields/index.ts';

/** What maintenance can do, in the order in which `all` does it: a database that is broken is not rewritten. */
export const steps = ['check', 'analyze', 'reindex', 'vacuum', 'optimize'] as const;

export type Step = (typeof steps)[number];

export const stepField = choice('The maintenance', [...steps, 'all']);

/** The steps of what was asked for. */
export function stepsOf(asked: Step | 'all'): readonly Step[] {
  return asked === 'all' ? steps : [asked];
}
