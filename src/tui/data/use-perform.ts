import { useMemo } from 'react';
import type { z } from 'zod';
import type { Operation, Query } from '../../desk/operation.ts';
import { message } from '../shell/message.ts';
import { sayProblem } from '../shell/say-problem.ts';
import { type Services, useServices } from '../shell/services.ts';
import type { DeskDoor } from './desk.ts';

/** As long as the desk itself goes on asking for a locked database, and a little more. */
const BUSY_LIMIT = 12_000;
const REFRESH_LIMIT = 1_000;

export interface PerformOptions<R> {
  /** What the message line says afterwards; the operation's title unless given. */
  readonly said?: string | ((result: R) => string) | undefined;
  /** Says nothing when it went well. */
  readonly quiet?: boolean | undefined;
}

export interface Perform {
  /** Runs an operation. The result, or null after a refusal, which the message line then explains. */
  <I extends z.ZodType, R>(
    operation: Operation<I, R>,
    input: z.input<I>,
    options?: PerformOptions<R>,
  ): Promise<R | null>;
  /** Runs an operation and throws its refusal: for forms, which show it beside the fields. */
  raw<I extends z.ZodType, R>(operation: Operation<I, R>, input: z.input<I>): Promise<R>;
  /** As `raw`, while the keys go on: for what is put away during typing. */
  aside<I extends z.ZodType, R>(operation: Operation<I, R>, input: z.input<I>): Promise<R>;
}

/** The way to change something. Keys pressed meanwhile wait until it is done and the screen has read again. */
export function usePerform(): Perform {
  const services = useServices();
  return useMemo(() => {
    const aside: Perform['aside'] = async (operation, input) => {
      const result = await openDesk(services).perform(operation, input);
      if (operation.audited === false) readNounAgain(services, operation.name);
      else refresh(services);
      return result;
    };
    const raw: Perform['raw'] = (operation, input) => whileBusy(services, () => aside(operation, input));
    const perform: Perform = Object.assign(
      async <I extends z.ZodType, R>(
        operation: Operation<I, R>,
        input: z.input<I>,
        options: PerformOptions<R> = {},
      ): Promise<R | null> => {
        try {
          const result = await raw(operation, input);
          if (!options.quiet) services.message.set(message('ok', sentence(operation.title, result, options)));
          return result;
        } catch (problem) {
          sayProblem(services, problem);
          return null;
        }
      },
      { raw, aside },
    );
    return perform;
  }, [services]);
}

export type Reader = <I extends z.ZodType, R>(query: Query<I, R>, input: z.input<I>) => Promise<R>;

/** A look at the clinic from within an action. Throws what the desk refuses. */
export function useReader(): Reader {
  const services = useServices();
  return useMemo(
    () => (query, input) => whileBusy(services, () => openDesk(services).read(query, input)),
    [services],
  );
}

/** The desk itself, for what the other hooks do not do. */
export function useDesk(): DeskDoor {
  return openDesk(useServices());
}

function openDesk(services: Services): DeskDoor {
  const desk = services.desk.get();
  if (!desk) throw new Error('No clinic is open yet.');
  return desk;
}

async function whileBusy<T>(services: Services, body: () => Promise<T>): Promise<T> {
  const release = services.keys.hold('busy', BUSY_LIMIT);
  try {
    return await body();
  } finally {
    release();
  }
}

/** Reads everything on the screen again; keys that act wait for it. */
function refresh(services: Services): void {
  const release = services.keys.hold('reading', REFRESH_LIMIT);
  // A read that the desk's own signal has begun is the same one: wait for it, do not start it over.
  services.queries.invalidateQueries({}, { cancelRefetch: false }).finally(release);
}

/** What is nobody's record (drafts) changes nothing but its own noun, and the desk gives no signal of it. */
function readNounAgain(services: Services, operation: string): void {
  const noun = `${operation.split('.')[0]}.`;
  void services.queries.invalidateQueries({
    predicate: ({ queryKey }) => String(queryKey[0]).startsWith(noun),
  });
}

function sentence<R>(title: string, result: R, { said }: PerformOptions<R>): string {
  if (said === undefined) return `${title}: done.`;
  return typeof said === 'string' ? said : said(result);
}
