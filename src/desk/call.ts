import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from './actor.ts';
import type { AuditBook } from './audit/book.ts';
import type { Left } from './audit/redact.ts';

/** What the unit of work under way needs to know while it flushes: who acts, when, and by which operation. */
export interface Call {
  /** The operation's or query's name, `queue.join`. */
  readonly name: string;
  readonly actor: Actor;
  /** The call's instant, `2026-11-21T10:40:00.000Z`. */
  readonly now: string;
  /** Binds the audit rows of one perform together. */
  readonly act: string;
  /** False for writes that are nobody's record (drafts): no audit row, no change signal. */
  readonly audited: boolean;
  /** What the log may hold of a row, where that is not all of it. */
  readonly left?: Left;
  /** The audit log as this call adds to it. */
  readonly book: AuditBook;
  /** How many audit rows the flushes of this call have written so far. */
  audits: number;
}

const calls = new AsyncLocalStorage<Call>();

export function withinCall<T>(call: Call, body: () => Promise<T>): Promise<T> {
  return calls.run(call, body);
}

/** The call under way. Throws outside of one: entities are only written through the desk. */
export function currentCall(): Call {
  const call = calls.getStore();
  if (!call) throw new Error('Entities are written through the desk: there is no call under way.');
  return call;
}
