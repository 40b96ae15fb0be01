import { characters } from '../../text/index.ts';
import { editLine, insertText } from '../text-field/editing.ts';
import { layoutText, rowOf } from './layout.ts';

/** Text of several lines, and where the cursor stands, counted in characters (a line break is one). */
export interface Text {
  readonly text: string;
  readonly cursor: number;
}

export function insertInto(state: Text, inserted: string): Text {
  return insertText(state, inserted);
}

/**
 * The text after an editing key, or undefined where the key means nothing to an editor.
 * @param columns the width at which rows break: ↑ and ↓ go by rows as they are seen.
 */
export function editText(state: Text, key: string, columns: number): Text | undefined {
  if (key === 'enter') return insertText(state, '\n');
  if (key === 'up' || key === 'down') return moveRow(state, key === 'up' ? -1 : 1, columns);
  if (key === 'pgup' || key === 'pgdn') return moveRow(state, key === 'pgup' ? -8 : 8, columns);
  const parts = characters(state.text);
  const begin = parts.lastIndexOf('\n', state.cursor - 1) + 1;
  const next = parts.indexOf('\n', state.cursor);
  const end = next < 0 ? parts.length : next;
  const crossing = crossLine(state, key, parts, begin, end);
  if (crossing) return crossing;
  const edited = editLine({ text: parts.slice(begin, end).join(''), cursor: state.cursor - begin }, key);
  if (!edited) return undefined;
  return {
    text: parts.slice(0, begin).join('') + edited.text + parts.slice(end).join(''),
    cursor: begin + edited.cursor,
  };
}

/** Keys that reach over the edge of a line. */
function crossLine(
  { text, cursor }: Text,
  key: string,
  parts: readonly string[],
  begin: number,
  end: number,
): Text | undefined {
  const atBegin = cursor === begin && begin > 0;
  const atEnd = cursor === end && end < parts.length;
  if (atBegin && key === 'left') return { text, cursor: cursor - 1 };
  if (atEnd && key === 'right') return { text, cursor: cursor + 1 };
  if (atBegin && (key === 'backspace' || key === 'ctrl-w')) return without(parts, cursor - 1);
  if (atEnd && (key === 'delete' || key === 'ctrl-d' || key === 'ctrl-k')) return without(parts, cursor);
  return undefined;
}

function without(parts: readonly string[], at: number): Text {
  return { text: [...parts.slice(0, at), ...parts.slice(at + 1)].join(''), cursor: at };
}

function moveRow({ text, cursor }: Text, by: number, columns: number): Text {
  const rows = layoutText(text, columns);
  const from = rowOf(rows, cursor);
  const target = rows[Math.min(Math.max(0, from + by), rows.length - 1)];
  const source = rows[from];
  if (!target || !source || target === source) return { text, cursor };
  return { text, cursor: target.start + Math.min(cursor - source.start, lastColumn(rows, target)) };
}

/** In a row that goes on in the next one the cursor cannot stand behind its last character. */
function lastColumn(rows: ReturnType<typeof layoutText>, row: { start: number; length: number }): number {
  const next = rows[rows.findIndex((other) => other.start === row.start) + 1];
  return next && next.start === row.start + row.length ? Math.max(0, row.length - 1) : row.length;
}
