import { isDeepStrictEqual } from 'node:util';
import type { Engine } from '../../storage/engine.ts';
import type { Actor } from '../actor.ts';
import type { DeskContext } from '../context.ts';
import { unaudited } from '../unaudited.ts';
import type { Permission } from './permission.ts';
import { refusalOf, type Standing, standingOf } from './standing.ts';
import { tokenHash } from './token.ts';

export interface AdmissionOptions {
  readonly credential?: string | null;
  readonly isScratch?: boolean;
  readonly isHouse?: boolean;
  readonly readOnly?: boolean;
}

/** How old the last use of a session may be before it is noted again, milliseconds. */
const touchEvery = 60_000;
/** A use that cannot be noted keeps nobody from working. */
const patience = 500;

/** Says who calls, and whether they may: from the token that was shown and from what the database knows of it now. */
export class Admission {
  credential: string | null;
  readonly #engine: Engine;
  readonly #base: Actor;
  readonly #isSettled: boolean;
  readonly #readOnly: boolean;
  #standing: Standing;
  readonly #listeners = new Set<(standing: Standing) => void>();
  /** The session whose use is to be noted. */
  #stale: string | null = null;

  constructor(engine: Engine, base: Actor, options: AdmissionOptions) {
    this.#engine = engine;
    this.#base = base;
    this.credential = options.credential ?? null;
    const { isScratch = false, isHouse = false } = options;
    this.#isSettled = isScratch || isHouse;
    this.#standing = isHouse ? { kind: 'house' } : { kind: 'open' };
    this.#readOnly = options.readOnly ?? false;
  }

  get standing(): Standing {
    return this.#standing;
  }

  get actor(): Actor {
    const { origin } = this.#base;
    if (this.#standing.kind !== 'signed_in') return this.#base;
    const { name, user_id, session_id } = this.#standing;
    return { name, user_id, session: session_id, origin };
  }

  /** Throws `not_signed_in` or `forbidden`. */
  async admit(permission: Permission, now: string): Promise<void> {
    const refusal = refusalOf(await this.look(now), permission);
    if (refusal !== null) throw refusal;
  }

  async look(now: string): Promise<Standing> {
    // Nothing that is shown or found makes the house somebody else, or somebody the house.
    if (this.#isSettled) return this.#standing;
    const store = this.#engine.store(this.#engine.orm.em.fork() as Parameters<Engine['store']>[0]);
    const { credential } = this;
    const session = credential === null ? null : await store.session(tokenHash(credential));
    const accounts = session === null ? await store.accounts() : 'some';
    const isClosed = accounts === 'some' || this.#engine.guard.hadAccounts();
    if (isClosed) this.#remember(now);
    this.#settle(isClosed ? standingOf(credential !== null, session, accounts, now) : { kind: 'open' });
    const isStale = session !== null && Date.parse(now) - Date.parse(session.last_seen_at) >= touchEvery;
    this.#stale = this.#standing.kind === 'signed_in' && isStale ? session.id : null;
    return this.#standing;
  }

  /** From the first account on nothing is open any more, whatever becomes of the database. */
  #remember(now: string): void {
    if (this.#readOnly) return;
    try {
      this.#engine.guard.noteAccounts(now);
    } catch {
      // A full disk: the next call tries again, and as long as the database has its accounts, it is closed by them.
    }
  }

  /** Calls back whenever a call finds that the one who sits here stands otherwise than before. */
  onStanding(listener: (standing: Standing) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #settle(standing: Standing): void {
    const isNews = !isDeepStrictEqual(standing, this.#standing);
    this.#standing = standing;
    if (isNews) for (const listener of this.#listeners) listener(standing);
  }

  /** Notes that the session was used, at most once a minute. */
  async touch(context: DeskContext): Promise<void> {
    const id = this.#stale;
    this.#stale = null;
    if (id === null || this.#readOnly) return;
    await unaudited(context, 'sessions.touch', patience, (em) =>
      this.#engine.store(em).touchSession(id, context.clock.now()),
    ).catch(() => {});
  }
}
