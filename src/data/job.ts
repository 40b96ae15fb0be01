import type { z } from 'zod';
import { DeskError, type Permission } from '../desk/index.ts';
import type { OpenClinicOptions, OpenedClinic } from './schema/index.ts';

/** How far long work has come. */
export interface Progress {
  /** What is being done now, a few words: `copying`, `checking`. */
  readonly phase: string;
  readonly done: number;
  /** Null while nobody knows how much there is. */
  readonly total: number | null;
  readonly unit: 'rows' | 'bytes' | 'pages' | 'steps';
}

/** The other end of long work: who watches it, and may stop it. */
export interface Task {
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
}

/** Nobody watches and nobody stops it. */
export const idleTask: Task = { signal: new AbortController().signal, progress: () => {} };

/** Throws `cancelled` once the work is to stop: to be asked between steps, where nothing is half done. */
export function throwIfStopped({ signal }: Task): void {
  if (signal.aborted) throw new DeskError('cancelled', 'Stopped.', { hint: 'Nothing is half done.' });
}

/**
 * Long work on the data as a whole: a backup, a restore, an import. Like an operation it is a value; unlike one it is
 * no single transaction, reports how far it is, can be stopped between its steps, and runs in a process of its own
 * when a screen asks for it. What goes in and what comes out is plain JSON.
 */
export interface Job<I extends z.ZodType = z.ZodType, R = unknown> {
  readonly kind: 'job';
  readonly name: `data.${string}`;
  /** What it does, a few words in the imperative. */
  readonly title: string;
  readonly input: I;
  readonly permission: Permission;
  /** What it asks beyond that for what is asked of it (a backup to another folder); null: nothing. */
  alsoAsks?(input: z.output<I>): Permission | null;
  /**
   * The files of this machine that somebody named, to be read or written: whoever is kept to some folders may name none
   * elsewhere. Of what has a path in its input every job says so.
   */
  paths?(input: z.output<I>): readonly string[];
  /** Data leaves the database by it, or backups go: the audit log says so, too. */
  readonly isAudited?: boolean;
  /** What the operations log says when it is done; a job without it only looks, and leaves no line there. */
  note?(result: R): string;
  run(clinic: OpenedClinic, input: z.output<I>, task: Task): Promise<R>;
  /** Does it where there is no clinic to open, since it is missing or damaged, and notes it itself; most jobs need one. */
  runWithout?(place: LostPlace, input: z.output<I>, task: Task): Promise<NoInfer<R>>;
}

/** Where a clinic was, or is to be, that cannot be opened. */
export type LostPlace = Pick<OpenClinicOptions, 'db' | 'backups' | 'files' | 'actor' | 'clock'>;

export function defineJob<I extends z.ZodType, R>(job: Omit<Job<I, R>, 'kind'>): Job<I, R> {
  return { kind: 'job', ...job };
}
