import { characters, displayWidth } from '../../text/index.ts';

/** What of a line is drawn: before the cursor, under it, after it; exactly `columns` wide together. */
export interface VisibleLine {
  readonly before: string;
  readonly under: string;
  readonly after: string;
}

/** The part of the text around the cursor that fits; a longer text scrolls so that the cursor stays in sight. */
export function visibleLine(text: string, cursor: number, columns: number): VisibleLine {
  const parts = characters(text);
  const at = Math.min(cursor, parts.length);
  const under = parts[at] ?? ' ';
  const underWidth = Math.max(1, displayWidth(under));
  const before = takeBackwards(parts.slice(0, at), columns - underWidth);
  const room = columns - underWidth - displayWidth(before);
  const after = takeForwards(parts.slice(at + 1), room);
  return { before, under, after: after + ' '.repeat(Math.max(0, room - displayWidth(after))) };
}

function takeBackwards(parts: readonly string[], columns: number): string {
  let text = '';
  let used = 0;
  for (const part of parts.toReversed()) {
    used += displayWidth(part);
    if (used > columns) return text === '' || columns < 2 ? text : `‹${text.slice(firstLength(text))}`;
    text = part + text;
  }
  return text;
}

function firstLength(text: string): number {
  return characters(text)[0]?.length ?? 0;
}

function takeForwards(parts: readonly string[], columns: number): string {
  let text = '';
  let used = 0;
  for (const part of parts) {
    used += displayWidth(part);
    if (used > columns) break;
    text += part;
  }
  return text;
}
