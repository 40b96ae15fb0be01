import type { SetFacts } from './action.ts';
import { BUILT_IN_KEYS, bindKeys, type KeyConfig, VIM_LETTERS } from './bindings.ts';

/** Two actions that one key would mean in one place. */
export interface Collision {
  readonly place: string;
  readonly key: string;
  readonly actions: readonly [string, string];
}

/** Keys whose meaning is always the innermost part's: Esc closes what is on top, Enter acts on what is focused. */
const POSITIONAL: ReadonlySet<string> = new Set([
  ...[
    'enter',
    'esc',
    'tab',
    'shift-tab',
    'up',
    'down',
    'left',
    'right',
    'home',
    'end',
    'pgup',
    'pgdn',
    'space',
  ],
]);

/**
 * Every pair of bindings that collide: within a set, and between a set and those that act at the same time
 * (the parts it uses, and the global ones, which a `dialog` covers). Also when one key is the beginning of another's two.
 */
export function findCollisions(sets: readonly SetFacts[], config: KeyConfig = BUILT_IN_KEYS): Collision[] {
  const positional = config.preset === 'vim' ? POSITIONAL.union(VIM_LETTERS) : POSITIONAL;
  const byName = new Map(sets.map((set) => [set.name, set]));
  return sets.flatMap((set) => {
    const own = bound(set, config);
    const around = set.beside.includes('dialog')
      ? set.beside
      : ['always', 'global', 'screens', ...set.beside];
    const beside = around
      .filter((name) => name !== set.name)
      .flatMap((name) => bound(byName.get(name), config));
    return [...pairs(set.name, own, own, positional), ...pairs(set.name, own, beside, positional)];
  });
}

interface Binding {
  readonly id: string;
  readonly key: string;
}

function bound(set: SetFacts | undefined, config: KeyConfig): Binding[] {
  if (!set) return [];
  return [...bindKeys(set, config)].flatMap(([id, keys]) => keys.map((key) => ({ id, key })));
}

function pairs(
  place: string,
  first: readonly Binding[],
  second: readonly Binding[],
  positional: ReadonlySet<string>,
): Collision[] {
  const within = first === second;
  return first.flatMap((one, index) =>
    second
      .slice(within ? index + 1 : 0)
      .filter((other) => one.id !== other.id && clash(one.key, other.key))
      .filter((other) => within || !positional.has(other.key))
      .map((other): Collision => ({ place, key: one.key, actions: [one.id, other.id] })),
  );
}

function clash(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}
