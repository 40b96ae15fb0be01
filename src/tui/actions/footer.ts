import { keyLabel } from '../keys/index.ts';
import { displayWidth } from '../text/index.ts';
import type { LiveAction } from './action.ts';
import type { FieldSink } from './layers.ts';

/** Whether a key gets past a focused text field to the actions. */
export function passesField(key: string): boolean {
  const first = key.split(' ')[0] ?? '';
  return first.length > 1 && first !== 'space';
}

interface Hint {
  readonly text: string;
  readonly pinned: boolean;
}

/** `↑↓ move`, `Enter open` …: the actions that work here and now, in the order of their declaration. */
export function footerHints(actions: readonly LiveAction[], field: FieldSink | undefined): string[] {
  return hintsOf(actions, field).map(({ text }) => text);
}

/** As many hints as the width holds, with those that are pinned among them. */
export function footerLine(
  actions: readonly LiveAction[],
  field: FieldSink | undefined,
  columns: number,
): string {
  const hints = hintsOf(actions, field);
  const pinned = new Set(hints.filter((hint) => hint.pinned).map(({ text }) => text));
  return fitHints(
    hints.map(({ text }) => text),
    columns,
    pinned,
  );
}

function hintsOf(actions: readonly LiveAction[], field: FieldSink | undefined): Hint[] {
  const places = new Map<string, { labels: string[]; pinned: boolean }>();
  const taken = new Set<string>();
  for (const action of actions) {
    const key = action.keys.find((candidate) => reaches(candidate, field) && !taken.has(candidate));
    // An inner action keeps all its keys from the outer ones, also when it refuses.
    for (const one of action.keys) taken.add(one);
    if (key === undefined) continue;
    if (action.hint === undefined || action.available() !== true) continue;
    const known = places.get(action.hint);
    if (known) known.labels.push(keyLabel(key));
    else places.set(action.hint, { labels: [keyLabel(key)], pinned: action.pinned });
  }
  return [...places].map(([hint, { labels, pinned }]) => ({ text: `${joinLabels(labels)} ${hint}`, pinned }));
}

function reaches(key: string, field: FieldSink | undefined): boolean {
  return field === undefined || (passesField(key) && !field.takes?.(key));
}

function joinLabels(labels: readonly string[]): string {
  return labels.every((label) => label.length === 1) ? labels.join('') : labels.join('/');
}

/**
 * As many hints as the width holds, whole ones; the last ones matter less than the first, but for those that are
 * pinned: they have their room before the others.
 */
export function fitHints(
  hints: readonly string[],
  columns: number,
  pinned: ReadonlySet<string> = new Set(),
): string {
  let room = columns;
  const fits = (hint: string) => {
    const needed = displayWidth(hint) + (room === columns ? 0 : GAP.length);
    if (needed > room) return false;
    room -= needed;
    return true;
  };
  const kept = new Set([...hints.filter((hint) => pinned.has(hint)).filter(fits)]);
  for (const hint of hints) if (!kept.has(hint) && fits(hint)) kept.add(hint);
  return hints.filter((hint) => kept.has(hint)).join(GAP);
}

const GAP = '  ';
