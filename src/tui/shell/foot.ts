import { displayWidth, takeColumns, wrapLines } from '../text/index.ts';
import { type Message, messageSign } from './message.ts';
import type { Size } from './size.ts';

/** What stands above the line of keys. */
export interface Foot {
  /** At least one, as wide as the terminal at most. */
  readonly lines: readonly string[];
  /** There is more of the message than fits. */
  readonly isCut: boolean;
}

/** Long work has so much of the last line's right end; the same whatever it says, so that nothing jumps at each step. */
export function progressColumns(columns: number): number {
  return Math.floor((columns * 2) / 3);
}

/**
 * The message as it is drawn: on one line where it fits, else on as many as it needs, up to three on 24 rows. What is
 * beyond that is cut with `…` and `more`, which says how to read all of it.
 */
export function footOf(message: Message | null, hasJob: boolean, { columns, rows }: Size, more = ''): Foot {
  const end = hasJob ? columns - progressColumns(columns) : columns;
  const lines = message ? signed(message, columns) : [''];
  const most = Math.max(3, Math.floor(rows / 8));
  const isCut = lines.length > most;
  const kept = isCut ? [...lines.slice(0, most - 1), cut(lines[most - 1] ?? '', columns, more)] : lines;
  // The progress has a line of its own where it would cover the end of the message.
  return { lines: displayWidth(kept.at(-1) ?? '') > end ? [...kept, ''] : kept, isCut };
}

/** How many lines they are. */
export function footRows(message: Message | null, hasJob: boolean, size: Size): number {
  return footOf(message, hasJob, size).lines.length;
}

function signed({ kind, text }: Message, columns: number): string[] {
  return wrapLines(text, columns - 2).map(
    (line, index) => `${index === 0 ? messageSign(kind) : ' '} ${line}`,
  );
}

function cut(line: string, columns: number, more: string): string {
  return `${takeColumns(line, columns - 1 - displayWidth(more))}…${more}`;
}
