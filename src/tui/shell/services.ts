import type { QueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import type { KeptTo } from '../../data/access/index.ts';
import type { Upkeep } from '../../data/schedule/index.ts';
import type { Beginning } from '../../desk/epoch.ts';
import type { KeyConfig } from '../actions/bindings.ts';
import type { Layers } from '../actions/layers.ts';
import type { DeskDoor } from '../data/desk.ts';
import type { KeyQueue } from '../keys/index.ts';
import type { Entrance } from './entrance.ts';
import type { JobDesk, JobView } from './jobs/job-desk.ts';
import type { Message } from './message.ts';
import type { Router } from './router.ts';
import type { Said } from './said.ts';
import type { SeatKeeper } from './seat/seat-keeper.ts';
import type { Store } from './store.ts';
import type { Ticker } from './ticker.ts';
import type { Caretaker } from './upkeep/caretaker.ts';

/** A dialog on the screen. It leaves the stack when its promise is answered. */
export interface OpenDialog {
  readonly id: number;
  readonly render: () => ReactNode;
  /** What it began from: what it performs after a restore is refused once. */
  readonly beginning: Beginning;
  /** Takes it away unanswered. */
  readonly leave: () => void;
  /** Opened at the closed door: those of the screens wait behind it. */
  readonly isAtDoor: boolean;
}

/** What a screen has that is not saved: asked about before quitting, and before leaving where it would be lost. */
export interface Unsaved {
  /** What it is, `New patient`. */
  readonly what: string;
  /** It is put away as a draft and offered again: leaving loses nothing. */
  readonly isKept: boolean;
}

/** Where and when the desk stands. */
export interface House {
  readonly name: string;
  /** IANA name, `Europe/Berlin`. */
  readonly time_zone: string;
  /** Minutes without a key after which a desk with accounts locks itself; 10 unless said. */
  readonly idle_lock_minutes?: number;
}

/** What one running shell shares with everything drawn in it. One object for the whole run. */
export interface Services {
  readonly keys: KeyQueue;
  readonly layers: Layers;
  readonly keyConfig: KeyConfig;
  /** The first key of a pair, pressed and waiting for the second; '' when there is none. */
  readonly prefix: Store<string>;
  readonly message: Store<Message | null>;
  /** What it said lately, the newest first. */
  readonly said: Store<readonly Said[]>;
  /** Ctrl+C was pressed once. */
  readonly quitAsked: Store<boolean>;
  readonly router: Router;
  readonly dialogs: Store<readonly OpenDialog[]>;
  readonly unsaved: Set<Unsaved>;
  /** Run before the program ends for whatever reason: what is typed is put away as a draft. */
  readonly beforeQuit: Set<() => unknown>;
  readonly desk: Store<DeskDoor | null>;
  /** Who sits here. */
  readonly seat: SeatKeeper;
  readonly house: Store<House>;
  /** The clinic's name and zone as they are now. */
  readonly readHouse: (desk: DeskDoor) => Promise<House>;
  readonly entrance: Entrance;
  /** The folders that whoever sits here is kept to; null where any file may be named. */
  readonly keptTo: (desk: DeskDoor) => Promise<KeptTo | null>;
  /** The long work that is under way, null when there is none. */
  readonly job: Store<JobView | null>;
  readonly jobs: JobDesk;
  /** How backups and maintenance stand; null while nobody has looked. */
  readonly upkeep: Store<Upkeep | null>;
  /** Null: nobody here looks after them. */
  readonly caretaker: Caretaker | null;
  readonly queries: QueryClient;
  readonly ticker: Ticker;
  readonly quit: (code: number) => void;
  readonly redraw: () => void;
  /** Takes everything off the terminal, and out of what it can be scrolled back to, and draws what is there now. */
  readonly wipe: () => void;
}

const ServicesContext = createContext<Services | null>(null);

export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('This component is drawn outside the shell.');
  return services;
}
