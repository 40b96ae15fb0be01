import type { Terminal } from '@xterm/headless';

/** How a cell is drawn. */
export interface CellStyle {
  readonly bold: boolean;
  readonly inverse: boolean;
  readonly underline: boolean;
  readonly dim: boolean;
  /** The colour's number in the palette, or null for the terminal's own. */
  readonly color: number | null;
}

/** What stands on the terminal, a line a row, without the spaces at the end. */
export function linesOf(terminal: Terminal): string[] {
  const buffer = terminal.buffer.active;
  return Array.from(
    { length: terminal.rows },
    (_, row) => buffer.getLine(buffer.baseY + row)?.translateToString(true) ?? '',
  );
}

export function styleAt(terminal: Terminal, row: number, column: number): CellStyle {
  const buffer = terminal.buffer.active;
  const cell = buffer.getLine(buffer.baseY + row)?.getCell(column);
  if (!cell) throw new Error(`There is no cell ${row}:${column}.`);
  return {
    bold: cell.isBold() !== 0,
    inverse: cell.isInverse() !== 0,
    underline: cell.isUnderline() !== 0,
    dim: cell.isDim() !== 0,
    color: cell.isFgDefault() ? null : cell.getFgColor(),
  };
}
