import { keyLabel } from '../keys/index.ts';
import { displayWidth } from '../text/index.ts';
import type { LiveAction } from './action.ts';
import type { FieldSink } from './layers.ts';

/** Whether a key gets past a focused text field to the actions. */
export function passesField(key: string): boolean {
  const first = key.split(' ')[0] ?? '';
  return first.length > 1 && first !== 'space';
}

/** `↑↓ move`, `Enter open` …: the actions that work here and now, in the order of their declaration. */
export function footerHints(actions: readonly LiveAction[], field: FieldSink | undefined): string[] {
  const labels = new Map<string, string[]>();
  const taken = new Set<string>();
  for (const action of actions) {
    const key = action.keys.find((candidate) => reaches(candidate, field));
    if (key === undefined || taken.has(key)) continue;
    // An inner action that refuses still keeps the key from an outer one.
    taken.add(key);
    if (action.hint === undefined || action.available() !== true) continue;
    const known = labels.get(action.hint);
    if (known) known.push(keyLabel(key));
    else labels.set(action.hint, [keyLabel(key)]);
  }
  return [...labels].map(([hint, keys]) => `${joinLabels(keys)} ${hint}`);
}

function reaches(key: string, field: FieldSink | undefined): boolean {
  return field === undefined || (passesField(key) && !field.takes?.(key));
}

function joinLabels(labels: readonly string[]): string {
  return labels.every((label) => label.length === 1) ? labels.join('') : labels.join('/');
}

/** As many hints as the width holds, whole ones; the last ones (help, palette) matter less than the first. */
export function fitHints(hints: readonly string[], columns: number): string {
  let line = '';
  for (const hint of hints) {
    const longer = line === '' ? hint : `${line}  ${hint}`;
    if (displayWidth(longer) > columns) continue;
    line = longer;
  }
  return line;
}
