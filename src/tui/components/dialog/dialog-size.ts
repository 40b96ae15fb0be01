import { wrapLines } from '../../text/index.ts';

/** The width dialogs take: comfortable at 80 columns, no wider than the eye likes. */
export const DIALOG_COLUMNS = 62;

/** Sentences broken to a dialog's width. */
export function dialogLines(lines: readonly string[], columns = DIALOG_COLUMNS): string[] {
  return lines.flatMap((line) => wrapLines(line, columns));
}
