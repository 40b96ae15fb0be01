import type { Upkeep } from '../../data/schedule/index.ts';
import type { StartJob } from '../../jobs/index.ts';
import { BUILT_IN_KEYS, type KeyConfig, Layers } from '../actions/index.ts';
import type { DeskDoor } from '../data/desk.ts';
import { makeQueries } from '../data/queries.ts';
import { type Input, KeyQueue } from '../keys/index.ts';
import type { Entrance } from './entrance.ts';
import { JobDesk, type JobFor, type JobView } from './jobs/job-desk.ts';
import type { Message } from './message.ts';
import { type Route, Router } from './router.ts';
import { keepSaid, type Said } from './said.ts';
import { SeatKeeper } from './seat/seat-keeper.ts';
import type { House, OpenDialog, Services, Unsaved } from './services.ts';
import { Store } from './store.ts';
import { Ticker } from './ticker.ts';
import type { Caretaker } from './upkeep/caretaker.ts';

export interface ServiceParts {
  /** An open clinic that asks nobody who they are; null where it comes later. */
  readonly desk: DeskDoor | null;
  readonly house: House;
  readonly readHouse: (desk: DeskDoor) => Promise<House>;
  readonly entrance: Entrance;
  /** Anywhere unless said. */
  readonly keptTo?: Services['keptTo'] | undefined;
  /** This instant, `2026-11-21T10:40:00.000Z`. */
  readonly now: () => string;
  readonly keyConfig?: KeyConfig | undefined;
  readonly route?: { readonly screen: string; readonly params?: Route['params'] | undefined } | undefined;
  /** What starts long work; loaded when the first is wanted. */
  readonly loadJobs?: ((forWhom: JobFor) => Promise<StartJob>) | undefined;
  readonly caretaker?: Caretaker | undefined;
  readonly quit: (code: number) => void;
  readonly redraw: () => void;
  /** As `redraw`, and nothing of what was there stays behind. */
  readonly wipe?: (() => void) | undefined;
}

/** What one run of the shell shares. */
export function makeServices(parts: ServiceParts): Services {
  const layers = new Layers();
  const typing = (input: Input) => {
    const field = layers.focusedField();
    if (!field) return false;
    return (
      input.kind === 'paste' || input.press.text !== undefined || (field.takes?.(input.press.name) ?? false)
    );
  };
  const job = new Store<JobView | null>(null);
  const message = new Store<Message | null>(null);
  const said = new Store<readonly Said[]>([]);
  keepSaid(message, said, parts.now);
  const room = {
    layers,
    prefix: new Store(''),
    message,
    said,
    router: new Router(parts.route?.screen ?? 'today', parts.route?.params),
    dialogs: new Store<readonly OpenDialog[]>([]),
    unsaved: new Set<Unsaved>(),
    beforeQuit: new Set<() => unknown>(),
    desk: new Store<DeskDoor | null>(parts.desk),
    queries: makeQueries(),
    job,
  };
  return {
    ...room,
    keys: new KeyQueue(typing),
    keyConfig: parts.keyConfig ?? BUILT_IN_KEYS,
    quitAsked: new Store(false),
    seat: new SeatKeeper(room),
    house: new Store(parts.house),
    readHouse: parts.readHouse,
    entrance: parts.entrance,
    keptTo: parts.keptTo ?? (async () => null),
    jobs: new JobDesk(parts.loadJobs ?? noJobs, job),
    upkeep: new Store<Upkeep | null>(null),
    caretaker: parts.caretaker ?? null,
    ticker: new Ticker(parts.now),
    quit: parts.quit,
    redraw: parts.redraw,
    wipe: parts.wipe ?? parts.redraw,
  };
}

async function noJobs(): Promise<never> {
  throw new Error('Nothing here runs long work.');
}
