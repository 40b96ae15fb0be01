import type { SignedIn, Standing } from '../../../desk/accounts/index.ts';
import type { DeskDoor } from '../../data/desk.ts';
import type { Services } from '../services.ts';
import { Store } from '../store.ts';
import { afterStanding, type Door, emptySeat, type Seat } from './seat.ts';

/** What of the shell a door that closes and opens touches. */
export type Room = Pick<
  Services,
  | 'desk'
  | 'router'
  | 'dialogs'
  | 'queries'
  | 'message'
  | 'said'
  | 'prefix'
  | 'unsaved'
  | 'beforeQuit'
  | 'job'
  | 'layers'
>;

/**
 * Who sits at this desk: signs in and out, locks, and closes the door when the session has ended elsewhere. The token
 * and the key of the drafts are kept here, in memory, and nowhere else.
 */
export class SeatKeeper {
  readonly seat = new Store<Seat>(emptySeat);
  readonly #room: Room;
  #token: string | null = null;
  #draftKey: string | null = null;
  /** Milliseconds of the epoch. */
  #lastKey: number | null = null;
  #stopListening = () => {};
  #moves = 0;
  #putAway: Promise<unknown> = Promise.resolve();

  constructor(room: Room) {
    this.#room = room;
  }

  /** The token of the session that is signed in, for work in a process of its own. */
  get token(): string | null {
    return this.#token;
  }

  /** What the drafts of the one who is signed in are sealed with, as text; null where there are no accounts. */
  get draftKey(): string | null {
    return this.#draftKey;
  }

  /**
   * Sits down at a clinic that was opened: the door is closed where it has accounts.
   *
   * @param who is signed in at once: the one who has just made the clinic
   */
  async sitDown(desk: DeskDoor, who?: { readonly email: string; readonly password: string }): Promise<void> {
    this.standUp();
    const standing = await desk.look();
    this.#stopListening = desk.onStanding((now) => this.#heed(now));
    if (who) await this.#enter(desk, who.email, who.password);
    // The door stands before the screens begin to read.
    else this.#heed(standing);
    this.#room.desk.set(desk);
  }

  /** The clinic is no longer worked with. */
  standUp(): void {
    this.#stopListening();
    this.#token = null;
    this.#draftKey = null;
    this.#room.desk.set(null);
    this.#set(emptySeat);
  }

  /**
   * Signs somebody in. The forms behind the door are theirs when it is the same person; another's were put away as
   * drafts when it closed, and go. Throws `not_signed_in` with why not.
   */
  signIn(email: string, password: string, asked?: 'both' | 'password'): Promise<void> {
    return this.#enter(this.#openDesk(), email, password, asked);
  }

  /** Makes the first account and signs it in: the door does not close in between. */
  moveIn(makeAccount: () => Promise<unknown>, email: string, password: string): Promise<void> {
    const desk = this.#openDesk();
    return this.#moving(async () => {
      await makeAccount();
      await this.#enter(desk, email, password);
    });
  }

  /**
   * Changes the own password; the door opens where that was what it waited for. The key of the drafts comes from the
   * password, so those that were kept are kept anew.
   */
  async changePassword(current: string, password: string): Promise<void> {
    const desk = this.#openDesk();
    const { standing } = this.seat.get();
    if (standing.kind !== 'signed_in') throw new Error('Nobody is signed in who has a password.');
    const { userPassword } = await import('../../../clinic/users/index.ts');
    const { listDrafts, keepDraft } = await import('../../../clinic/drafts/index.ts');
    const key = this.#draftKey ?? undefined;
    const drafts = standing.must_change_password ? [] : await desk.read(listDrafts, { key });
    await this.#moving(async () => {
      await desk.perform(userPassword, { current, password });
      await this.#enter(desk, standing.email, password);
    });
    for (const { kind, values } of drafts)
      await desk.perform(keepDraft, { kind, values, key: this.#draftKey ?? undefined });
  }

  /** Ends the session; what is typed is put away as drafts. `everywhere`: every session and token of the same person. */
  async signOut({ everywhere = false } = {}): Promise<void> {
    const desk = this.#openDesk();
    await this.#moving(async () => {
      await this.#putAwayForms();
      // The door first: what lies behind it asks nothing while the session ends.
      const shut = { owner: null, left: [], door: { kind: 'sign-in', said: 'Signed out.' } } as const;
      this.#set({ ...shut, standing: this.seat.get().standing });
      await this.#endSession(desk, everywhere);
      this.#clearTable();
      this.#token = null;
      this.#draftKey = null;
      this.#set({ ...shut, standing: await desk.use(null) });
    });
  }

  /** The program ends: the token is gone with it, so nobody is to be listed as signed in here any more. */
  leave(): Promise<void> {
    const desk = this.#room.desk.get();
    return this.#moving(async () => {
      if (desk) await this.#endSession(desk);
    });
  }

  /** Closes the door of the one who is signed in, and takes everything off the terminal. */
  lock(): void {
    const { standing, door } = this.seat.get();
    if (standing.kind !== 'signed_in' || door !== null) return;
    this.#close({ kind: 'locked' }, standing);
  }

  /**
   * Hears that a key was pressed, or that time has passed.
   *
   * @param now an instant
   * @param minutes of no key after which the desk locks itself
   * @returns false where the desk has been idle for too long: the key is not for what lies behind the door
   */
  isAwake(now: string, minutes: number, isKey: boolean): boolean {
    const moment = Date.parse(now);
    this.#lastKey ??= moment;
    const isIdle = moment - this.#lastKey >= minutes * 60_000;
    if (isKey) this.#lastKey = moment;
    if (!isIdle || this.seat.get().door !== null) return true;
    this.lock();
    return this.seat.get().door === null;
  }

  /** Asks whether the session still stands: work in another process was refused. */
  async look(): Promise<void> {
    await this.#room.desk.get()?.look();
  }

  async #enter(
    desk: DeskDoor,
    email: string,
    password: string,
    asked: 'both' | 'password' = 'both',
  ): Promise<void> {
    const { signIn } = await import('../../../clinic/sessions/index.ts');
    const answer = await signIn(desk, { email, password, kind: 'screen', asked });
    await this.#moving(async () => {
      await this.#putAway;
      await this.#endSession(desk);
      if (this.seat.get().owner?.user_id !== answer.user.id) this.#clearTable();
      this.#token = answer.token;
      this.#draftKey = answer.draft_key.toString('base64');
      const standing = await desk.use(answer.token);
      this.#room.message.set(null);
      this.#set(afterStanding({ ...this.seat.get(), door: null }, standing));
    });
    void this.#room.queries.invalidateQueries();
  }

  /** While one session takes the place of another, what is found in between closes no door. */
  async #moving(body: () => Promise<void>): Promise<void> {
    this.#moves += 1;
    try {
      await body();
    } finally {
      this.#moves -= 1;
    }
  }

  #heed(standing: Standing): void {
    if (this.#moves > 0) return;
    const before = this.seat.get();
    const next = afterStanding(before, standing);
    if (next.door !== null && before.door === null) this.#close(next.door, before.owner, standing);
    else this.#set(next);
  }

  #close(door: Door, owner: SignedIn | null, standing: Standing = this.seat.get().standing): void {
    const left = [...this.#room.unsaved];
    // Of a session that has ended nothing can be kept any more; its forms wait behind the door.
    if (standing.kind === 'signed_in') void this.#putAwayForms();
    this.#room.message.set(null);
    this.#room.prefix.set('');
    this.#set({ standing, owner: owner ?? (standing.kind === 'signed_in' ? standing : null), left, door });
  }

  #putAwayForms(): Promise<unknown> {
    this.#putAway = Promise.allSettled([...this.#room.beforeQuit].map(async (save) => save()));
    return this.#putAway;
  }

  /** Takes away the screens, dialogs and answers of the one who sat here. */
  #clearTable(): void {
    const { dialogs, router, queries, message, said, unsaved } = this.#room;
    for (const dialog of dialogs.get()) dialog.leave();
    unsaved.clear();
    router.goTo('today');
    queries.clear();
    message.set(null);
    said.set([]);
  }

  /** Ends the session that is being left. Work that it began and that goes on needs it: then it ends by its own time. */
  async #endSession(desk: DeskDoor, everywhere = false): Promise<void> {
    if (this.#token === null || desk.standing.kind !== 'signed_in') return;
    if (this.#room.job.get()?.for === 'seat' && !everywhere) return;
    const { signOut } = await import('../../../clinic/sessions/index.ts');
    // One that has just ended elsewhere has ended.
    await desk.perform(signOut, { everywhere }).catch(() => undefined);
  }

  #openDesk(): DeskDoor {
    const desk = this.#room.desk.get();
    if (!desk) throw new Error('No clinic is open yet.');
    return desk;
  }

  #set(seat: Seat): void {
    this.seat.set(seat);
    // What may be done is another's now: the footer looks again.
    this.#room.layers.changed();
  }
}
