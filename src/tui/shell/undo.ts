import type { Perform } from '../data/use-perform.ts';

/** Takes back the last act; given to the shell from outside, because what can be undone is the clinic's business. */
export type UndoCommand = (perform: Perform) => unknown;
