import type { Upkeep } from '../../data/schedule/index.ts';
import type { StartJob } from '../../jobs/index.ts';
import { BUILT_IN_KEYS, type KeyConfig, Layers } from '../actions/index.ts';
import type { DeskDoor } from '../data/desk.ts';
import { makeQueries } from '../data/queries.ts';
import { type Input, KeyQueue } from '../keys/index.ts';
import type { Entrance } from './entrance.ts';
import { JobDesk, type JobView } from './jobs/job-desk.ts';
import type { Message } from './message.ts';
import { type Route, Router } from './router.ts';
import { keepSaid, type Said } from './said.ts';
import type { House, OpenDialog, Services } from './services.ts';
import { Store } from './store.ts';
import { Ticker } from './ticker.ts';
import type { Caretaker } from './upkeep/caretaker.ts';

export interface ServiceParts {
  readonly desk: DeskDoor | null;
  readonly house: House;
  readonly readHouse: (desk: DeskDoor) => Promise<House>;
  readonly entrance: Entrance;
  /** This instant, `2026-11-21T10:40:00.000Z`. */
  readonly now: () => string;
  readonly keyConfig?: KeyConfig | undefined;
  readonly route?: { readonly screen: string; readonly params?: Route['params'] | undefined } | undefined;
  /** What starts long work; loaded when the first is wanted. */
  readonly loadJobs?: (() => Promise<StartJob>) | undefined;
  readonly caretaker?: Caretaker | undefined;
  readonly quit: (code: number) => void;
  readonly redraw: () => void;
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
  return {
    keys: new KeyQueue(typing),
    layers,
    keyConfig: parts.keyConfig ?? BUILT_IN_KEYS,
    prefix: new Store(''),
    message,
    said,
    quitAsked: new Store(false),
    router: new Router(parts.route?.screen ?? 'today', parts.route?.params),
    dialogs: new Store<readonly OpenDialog[]>([]),
    unsaved: new Set(),
    beforeQuit: new Set(),
    desk: new Store(parts.desk),
    house: new Store(parts.house),
    readHouse: parts.readHouse,
    entrance: parts.entrance,
    job,
    jobs: new JobDesk(parts.loadJobs ?? noJobs, job),
    upkeep: new Store<Upkeep | null>(null),
    caretaker: parts.caretaker ?? null,
    queries: makeQueries(),
    ticker: new Ticker(parts.now),
    quit: parts.quit,
    redraw: parts.redraw,
  };
}

async function noJobs(): Promise<never> {
  throw new Error('Nothing here runs long work.');
}
