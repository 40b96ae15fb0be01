import { useWindowSize } from 'ink';
import { createContext, useContext } from 'react';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** Everything fits this. */
export const SMALLEST: Size = { columns: 80, rows: 24 };

/** Lines of the frame around a screen, beside those of the message: title, screens, rule; keys. */
export const FRAME_ROWS = 4;

/** The terminal's size, but never below the smallest that screens are laid out for. */
export function useScreenSize(): Size {
  const { columns, rows } = useWindowSize();
  return { columns: Math.max(columns, SMALLEST.columns), rows: Math.max(rows, SMALLEST.rows) };
}

export const BodyContext = createContext<Size>({ columns: 80, rows: 19 });

/** The space that the screen or dialog drawn here has, in cells. */
export function useBody(): Size {
  return useContext(BodyContext);
}

/** Wide enough for the detail to stand beside the list. */
export function isWide(columns: number): boolean {
  return columns >= 120;
}
