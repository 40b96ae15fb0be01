import { type KeyPress, keyLabel } from '../keys/index.ts';
import type { LiveAction } from './action.ts';
import type { Layers } from './layers.ts';

/** What a key came to. */
export type Outcome =
  | { readonly kind: 'typed' }
  | { readonly kind: 'ran'; readonly action: LiveAction; readonly result: unknown }
  | { readonly kind: 'refused'; readonly action: LiveAction; readonly reason: string }
  | { readonly kind: 'begun'; readonly prefix: string; readonly choices: readonly LiveAction[] }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'unknown'; readonly key: string };

/**
 * Gives a key to whoever it belongs to: the focused text field first (it takes everything that types, and the
 * editing keys), then the innermost action bound to it. `prefix` is the first key of a pair already pressed, or ''.
 */
export function dispatchKey(layers: Layers, press: KeyPress, prefix: string): Outcome {
  const field = prefix === '' ? layers.focusedField() : undefined;
  if (field && press.text !== undefined) {
    field.insert(press.text, false);
    return { kind: 'typed' };
  }
  if (field?.edit(press.name)) return { kind: 'typed' };
  return dispatchToActions(layers.reachable(), press, prefix);
}

function dispatchToActions(actions: readonly LiveAction[], press: KeyPress, prefix: string): Outcome {
  if (prefix !== '' && press.name === 'esc') return { kind: 'dropped' };
  const keys = prefix === '' ? press.name : `${prefix} ${press.name}`;
  const action = actions.find((candidate) => candidate.keys.includes(keys));
  if (action) return runAction(action);
  const choices = actions.filter((candidate) => candidate.keys.some((key) => key.startsWith(`${keys} `)));
  if (choices.length > 0) return { kind: 'begun', prefix: keys, choices };
  return { kind: 'unknown', key: keyLabel(keys) };
}

/** Runs an action if it can run now; the palette does the same. */
export function runAction(action: LiveAction): Outcome {
  const available = action.available();
  if (available !== true) return { kind: 'refused', action, reason: available };
  return { kind: 'ran', action, result: action.run() };
}
