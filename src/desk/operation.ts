import type { EntityManager } from '@mikro-orm/sql';
import type { z } from 'zod';
import type { Engine, EntriesAbout, Store } from '../storage/engine.ts';
import type { Guard } from '../storage/guard/guard.ts';
import type { Permission, Standing } from './accounts/index.ts';
import type { Actor } from './actor.ts';
import type { Left } from './audit/redact.ts';
import type { Act } from './undo/act.ts';

/** What a query gets: one view of the database for one call. */
export interface View {
  /** Forked for this call: an identity map of its own. */
  readonly em: EntityManager;
  /** The engine's own statements, bound to this call. */
  readonly store: Store;
  readonly actor: Actor;
  /** How the one who calls stands; what depends on whose patient it is asks it. */
  readonly standing: Standing;
  /** This call's instant, `2026-11-21T10:40:00.000Z`. */
  readonly now: string;
  /** Another query within the same view. */
  read<I extends z.ZodType, R>(query: Query<I, R>, input: z.input<I>): Promise<R>;
}

/** What an operation gets: one transaction and one unit of work. Whatever throws undoes all of it. */
export interface Work extends View {
  /** A new UUIDv7. */
  id(): string;
  /** The counter's next number: 1, 2, 3 …, never given out twice. */
  next(counter: string): Promise<number>;
  /** Writes what changed so far, so that versions and generated columns are there to be read. */
  flush(): Promise<void>;
  /** Takes out of the audit log what must not stay of these patients or rows. Answers from how many entries. */
  redact(about: EntriesAbout, left: Left): Promise<number>;
  /** An operation by its name, null when there is none. */
  operationNamed(name: string): Promise<Undoable | null>;
  /** Another operation within the same unit of work. */
  run<I extends z.ZodType, R>(operation: Operation<I, R>, input: z.input<I>): Promise<R>;
}

/** The desk as an operation finds it before its transaction begins. */
export interface Before {
  /** Where the database is. */
  readonly engine: { readonly place: string; readonly guard: Pick<Guard, 'folder' | 'isOpenToStrangers'> };
  readonly standing: Standing;
  read<I extends z.ZodType, R>(query: Query<I, R>, input: z.input<I>): Promise<R>;
  perform<I extends z.ZodType, R>(operation: Operation<I, R>, input: z.input<I>): Promise<R>;
}

/** How the command line says it, where the schema alone cannot tell. */
export interface CommandShape {
  /** Input fields given by place instead of by flag: `['id']`. The last may be a list. */
  readonly positional?: readonly string[];
  /** Columns of the table printed for people, in order. */
  readonly columns?: readonly string[];
  /** The column that names operations, of which people are told the title. */
  readonly titled?: string;
  /** Also in a database that is older than the program. */
  readonly inOlder?: boolean;
  /** Not offered as a command. */
  readonly hidden?: boolean;
}

interface Door<I extends z.ZodType> {
  /** `noun.verb`; the command is `frontdesk noun verb`, the audit row bears it too. */
  readonly name: `${string}.${string}`;
  /** What it does, a few words in the imperative: help, palette and docs show it. */
  readonly title: string;
  readonly input: I;
  readonly permission: Permission;
  readonly cli?: CommandShape;
}

/** How an operation is taken back. */
export type UndoPlan =
  /** The entities get back what they were; made ones go, removed ones return. */
  | 'restore'
  | 'never'
  /** Never, and why, with what to do instead. */
  | { readonly never: string }
  | { inverse(work: Work, act: Act): Promise<void> };

/** Something that changes the clinic: screens, commands and imports all go through it. */
export interface Operation<I extends z.ZodType = z.ZodType, R = unknown> extends Door<I> {
  readonly kind: 'operation';
  /** Default: the audit's before-images are put back. */
  readonly undo?: UndoPlan;
  /** False for what is nobody's record (drafts): no audit row, no signal to other desks. */
  readonly audited?: boolean;
  /** What the audit log may hold of a row that is changed by it, where that is not all of it. */
  readonly left?: Left;
  /**
   * What would hold up everybody else (a password to be hashed): done before the transaction begins, by one who is
   * permitted. Whatever throws here refuses the operation.
   */
  prepare?(input: z.output<I>, desk: Before): Promise<void>;
  /** What is to be tidied up once it is committed, in short steps; what fails here undoes nothing, and is not told. */
  tidy?(engine: Engine): Promise<void>;
  run(work: Work, input: z.output<I>): Promise<R>;
}

/** What of an operation undo has to know. */
export type Undoable = Pick<Operation, 'title' | 'permission' | 'undo'>;

/** Something that reads the clinic. */
export interface Query<I extends z.ZodType = z.ZodType, R = unknown> extends Door<I> {
  readonly kind: 'query';
  /** The ids of the patients whose record the answer opens: each look leaves an access row. Lists and searches leave none. */
  shows?(answer: R): readonly string[];
  run(view: View, input: z.output<I>): Promise<R>;
}

export function defineOperation<I extends z.ZodType, R>(
  operation: Omit<Operation<I, R>, 'kind'>,
): Operation<I, R> {
  return { kind: 'operation', ...operation };
}

export function defineQuery<I extends z.ZodType, R>(query: Omit<Query<I, R>, 'kind'>): Query<I, R> {
  return { kind: 'query', ...query };
}
