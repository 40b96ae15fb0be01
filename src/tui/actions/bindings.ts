import type { ActionFacts, SetFacts } from './action.ts';

/** The `keys` of the config file. */
export interface KeyConfig {
  /** `vim`: h j k l move; what they displace moves to the capital letter, or behind `z`. */
  readonly preset?: 'vim' | undefined;
  /** Action id → its keys, instead of the built-in ones. An empty list takes the keys away. */
  readonly bind?: Readonly<Record<string, readonly string[]>> | undefined;
}

const VIM_ADDS: Readonly<Record<string, string>> = {
  'list.up': 'k',
  'list.down': 'j',
  'list.left': 'h',
  'list.right': 'l',
};
const VIM_LETTERS: ReadonlySet<string> = new Set(Object.values(VIM_ADDS));

/** The keys of each action of a set under a configuration, by action id. */
export function bindKeys(set: SetFacts, config: KeyConfig): ReadonlyMap<string, readonly string[]> {
  const taken = new Set(set.actions.flatMap((action) => action.keys));
  return new Map(set.actions.map((action) => [action.id, keysOf(action, taken, config)]));
}

function keysOf(action: ActionFacts, taken: ReadonlySet<string>, config: KeyConfig): readonly string[] {
  const chosen = config.bind?.[action.id];
  if (chosen) return chosen;
  if (config.preset !== 'vim') return action.keys;
  const added = VIM_ADDS[action.id];
  if (added) return [...action.keys, added];
  return action.keys.map((key) => (VIM_LETTERS.has(key) ? displaced(key, taken) : key));
}

function displaced(key: string, taken: ReadonlySet<string>): string {
  const capital = key.toUpperCase();
  return taken.has(capital) ? `z ${key}` : capital;
}
