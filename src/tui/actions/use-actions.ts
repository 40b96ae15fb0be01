import { createContext, useContext, useLayoutEffect, useRef } from 'react';
import { refusalHere } from '../shell/seat/refusal-here.ts';
import { type Services, useServices } from '../shell/services.ts';
import type { ActionSet, LiveAction } from './action.ts';
import { bindKeys } from './bindings.ts';
import { LEVELS } from './layers.ts';

/** The storey on which what is drawn here hears keys: the shell, a screen, a dialog. */
export const LevelContext = createContext<number>(LEVELS.shell);

export interface UseActionsOptions {
  /** False takes the actions out for now. */
  readonly active?: boolean | undefined;
  /** A part (list, tabs, form) hears keys before the screen it stands in. */
  readonly part?: boolean | undefined;
}

/** Binds a set of actions to what is on the screen now, for as long as the component is drawn. */
export function useActions<Context>(
  set: ActionSet<Context>,
  context: Context,
  { active = true, part = false }: UseActionsOptions = {},
): void {
  const services = useServices();
  const level = useContext(LevelContext) + (part ? LEVELS.part : 0);
  const latest = useRef(context);

  useLayoutEffect(() => {
    latest.current = context;
    if (active) services.layers.changed();
  });

  useLayoutEffect(() => {
    if (!active) return;
    const live = bind(set, services, latest);
    return services.layers.add({ level, modal: false, actions: () => live, field: undefined });
  }, [set, services, level, active]);
}

function bind<Context>(
  set: ActionSet<Context>,
  services: Services,
  latest: { readonly current: Context },
): readonly LiveAction[] {
  const keys = bindKeys(set, services.keyConfig);
  return set.actions.map((action) => ({
    id: action.id,
    title: action.title,
    get hint() {
      return typeof action.hint === 'function' ? action.hint(latest.current) : action.hint;
    },
    group: set.title,
    keys: keys.get(action.id) ?? [],
    everywhere: action.everywhere ?? false,
    pinned: action.pinned ?? false,
    available: () => {
      const asked = typeof action.asks === 'function' ? action.asks(latest.current) : action.asks;
      return refusalHere(services, asked?.permission) ?? action.when?.(latest.current) ?? true;
    },
    run: () => action.run(latest.current),
  }));
}
