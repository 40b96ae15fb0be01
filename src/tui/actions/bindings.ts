import type { ActionFacts, SetFacts } from './action.ts';

/** The `keys` of the config file. */
export interface KeyConfig {
  /** `vim`: h j k l are arrows too; what they displace moves to the capital letter, or behind `z`. */
  readonly preset: string | null;
  /** Action id → its keys, instead of the built-in ones. An empty list takes the keys away. */
  readonly rebind: Readonly<Record<string, readonly string[]>>;
}

export const BUILT_IN_KEYS: KeyConfig = { preset: null, rebind: {} };
export const PRESETS: readonly string[] = ['vim'];

const VIM: Readonly<Record<string, string>> = { left: 'h', down: 'j', up: 'k', right: 'l' };
/** Under `vim` these are arrows everywhere. */
export const VIM_LETTERS: ReadonlySet<string> = new Set(Object.values(VIM));

/** The keys of each action of a set under a configuration, by action id. */
export function bindKeys(set: SetFacts, config: KeyConfig): ReadonlyMap<string, readonly string[]> {
  const taken = new Set(set.actions.flatMap((action) => action.keys));
  return new Map(set.actions.map((action) => [action.id, keysOf(action, taken, config)]));
}

function keysOf(action: ActionFacts, taken: ReadonlySet<string>, config: KeyConfig): readonly string[] {
  const chosen = config.rebind[action.id];
  if (chosen?.length === 0) return [];
  const pressable = chosen?.map(canonicalKey).filter(isPressable);
  // A key that no terminal tells apart (F1, Alt+X) would leave the action without any.
  if (pressable && pressable.length > 0) return pressable;
  if (config.preset !== 'vim') return action.keys;
  return action.keys.flatMap((key) => {
    const letter = VIM[key];
    if (letter) return [key, letter];
    return VIM_LETTERS.has(key) ? [displaced(key, taken)] : [key];
  });
}

function displaced(key: string, taken: ReadonlySet<string>): string {
  const capital = key.toUpperCase();
  return taken.has(capital) ? `z ${key}` : capital;
}

const NAMED: ReadonlySet<string> = new Set(
  'up down left right home end pgup pgdn enter esc tab space backspace delete'.split(' '),
);

/** Whether a terminal tells us of this key (or pair of keys). */
function isPressable(key: string): boolean {
  return key.split(' ').every((part) => {
    const [, modifiers = '', bare = ''] = /^((?:ctrl-|shift-)*)(.+)$/u.exec(part) ?? [];
    return NAMED.has(bare) || ([...bare].length === 1 && !modifiers.includes('shift-'));
  });
}

const SPELLINGS: Readonly<Record<string, string>> = {
  escape: 'esc',
  return: 'enter',
  pageup: 'pgup',
  pagedown: 'pgdn',
  del: 'delete',
  ' ': 'space',
};

/** A key as people write it in the config file (`Ctrl+N`, `PageUp`, `g q`) under the name the program uses. */
export function canonicalKey(written: string): string {
  if (written === ' ') return 'space';
  return written.trim().split(/\s+/u).map(canonicalPart).join(' ');
}

function canonicalPart(part: string): string {
  // One character is itself, also `+` and `A`.
  if ([...part].length === 1) return part;
  const parts = part.toLowerCase().split(/(?<=.)[+-](?=.)/u);
  const last = parts.pop() ?? '';
  return [...parts, SPELLINGS[last] ?? last].join('-');
}
