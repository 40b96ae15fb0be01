import { keyLabel } from '../keys/index.ts';
import { fit, wrapLines } from '../text/index.ts';
import type { LiveAction } from './action.ts';

export interface HelpLine {
  readonly text: string;
  readonly kind: 'heading' | 'key' | 'not-now';
}

/** The help for what can be reached now: a heading a group, a line an action, with the reason where it cannot act. */
export function helpLines(
  actions: readonly LiveAction[],
  editing: Readonly<Record<string, string>> | null,
): HelpLine[] {
  const groups = Map.groupBy(actions, (action) => action.group);
  const lines: HelpLine[] = [];
  if (editing) {
    lines.push({ kind: 'heading', text: 'In the text field' });
    for (const [key, title] of Object.entries(editing)) lines.push({ kind: 'key', text: line([key], title) });
  }
  for (const [group, members] of groups) {
    lines.push({ kind: 'heading', text: group });
    for (const action of members) {
      if (action.keys.length === 0) continue;
      const available = action.available();
      const reason = available === true ? '' : ` (${available})`;
      lines.push({ kind: reason === '' ? 'key' : 'not-now', text: line(action.keys, action.title + reason) });
    }
  }
  return lines;
}

/** Columns before the titles: the keys. */
const INDENT = 19;

function line(keys: readonly string[], title: string): string {
  return `  ${fit(keys.map(keyLabel).join('  '), INDENT - 3)} ${title}`;
}

/** A line that is too long goes on under its own title: a reason is of no use without its end. */
export function wrapHelp({ text, kind }: HelpLine, columns: number): HelpLine[] {
  if (kind === 'heading') return [{ text, kind }];
  const [first = '', ...rest] = wrapLines(text.slice(INDENT), columns - INDENT);
  return [text.slice(0, INDENT) + first, ...rest.map((more) => ' '.repeat(INDENT) + more)].map((one) => ({
    text: one,
    kind,
  }));
}
