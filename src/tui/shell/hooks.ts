import { createContext, useContext, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { KeptTo } from '../../data/access/index.ts';
import type { Entrance } from './entrance.ts';
import { type MessageKind, message } from './message.ts';
import type { Route } from './router.ts';
import { sayProblem } from './say-problem.ts';
import { type House, useServices } from './services.ts';
import { useStore } from './store.ts';
import { type Granularity, instantOf } from './ticker.ts';

export const ParamsContext = createContext<Route['params']>({});

/** What this visit of the screen is to show: the params given to `navigate`. */
export function useParams(): Route['params'] {
  return useContext(ParamsContext);
}

export interface Navigation {
  /** Opens a screen above this one. */
  navigate(screen: string, params?: Route['params']): void;
  /** Opens a screen in the place of this one. */
  replace(screen: string, params?: Route['params']): void;
  /** Goes to a main screen, leaving nothing beneath. */
  goTo(screen: string, params?: Route['params']): void;
  /** Closes this screen. */
  back(): void;
}

export function useNavigation(): Navigation {
  const { router } = useServices();
  return useMemo(
    () => ({
      navigate: (screen, params) => router.navigate(screen, params),
      replace: (screen, params) => router.replace(screen, params),
      goTo: (screen, params) => router.goTo(screen, params),
      back: () => void router.back(),
    }),
    [router],
  );
}

export interface Messages {
  info(text: string): void;
  done(text: string): void;
  warn(text: string): void;
  /** An error, with its hint when it has one. */
  fail(problem: unknown): void;
  clear(): void;
}

/** The message line: what just happened, or what is wrong. */
export function useMessage(): Messages {
  const services = useServices();
  return useMemo(() => {
    const say = (kind: MessageKind, text: string) => services.message.set(message(kind, text));
    return {
      info: (text) => say('info', text),
      done: (text) => say('ok', text),
      warn: (text) => say('warning', text),
      fail: (problem) => sayProblem(services, problem),
      clear: () => services.message.set(null),
    };
  }, [services]);
}

/** How the clinic was found at start. */
export function useEntrance(): Entrance {
  return useServices().entrance;
}

/** Asks for the folders that whoever sits here is kept to; null where any file may be named. */
export function useKeptTo(): () => Promise<KeptTo | null> {
  const { desk, keptTo } = useServices();
  return async () => {
    const open = desk.get();
    return open === null ? null : keptTo(open);
  };
}

/** Ends the program, with nothing left undone. */
export function useQuit(): () => void {
  const services = useServices();
  return () => services.quit(0);
}

/** The clinic's name and time zone. */
export function useHouse(): House {
  return useStore(useServices().house);
}

/** This instant as ISO text, cut to the second or minute; draws again when it changes. */
export function useNow(granularity: Granularity = 'minute'): string {
  const { ticker } = useServices();
  const look = () => instantOf(ticker.now(), granularity);
  return useSyncExternalStore(ticker.subscribe, look, look);
}

/** While `what` is a name ("New patient"), quitting asks first; so does going elsewhere, unless it is kept as a draft. */
export function useUnsaved(what: string | null, isKept: boolean): void {
  const { unsaved } = useServices();
  useLayoutEffect(() => {
    if (what === null) return;
    const entry = { what, isKept };
    unsaved.add(entry);
    return () => void unsaved.delete(entry);
  }, [unsaved, what, isKept]);
}

/** Runs before the program ends, however it ends (quit, a closed terminal, a signal): put away what is typed. */
export function useBeforeQuit(save: () => unknown): void {
  const { beforeQuit } = useServices();
  const latest = useRef(save);
  useLayoutEffect(() => {
    latest.current = save;
  });
  useLayoutEffect(() => {
    const run = () => latest.current();
    beforeQuit.add(run);
    return () => void beforeQuit.delete(run);
  }, [beforeQuit]);
}

/** Longer than loading a screen or reading what it begins from takes; after that the keyboard is free again. */
const COMING_LIMIT = 10_000;

/**
 * Keys typed ahead of something that is not drawn yet wait for it: until the commit in which `isReady` is true. The
 * returned function runs a question in between, which the keys may answer.
 */
export function useKeysHeldUntil(isReady: boolean): <T>(ask: () => Promise<T>) => Promise<T> {
  const { keys } = useServices();
  const release = useRef(() => {});
  useLayoutEffect(() => {
    if (isReady) return;
    release.current = keys.hold('busy', COMING_LIMIT);
    return () => release.current();
  }, [isReady, keys]);
  return async (ask) => {
    release.current();
    try {
      return await ask();
    } finally {
      release.current = keys.hold('busy', COMING_LIMIT);
    }
  };
}
