import { useScreenSize } from '../../shell/size.ts';
import { wrapLines } from '../../text/index.ts';

/** The width dialogs take: comfortable at 80 columns, no wider than the eye likes. */
export const DIALOG_COLUMNS = 62;

/**
 * Sentences broken to a dialog's width; where the terminal has no room for all of them the last line says so, for what
 * is beneath them (the field, the keys) has to be in sight.
 *
 * @param beneath rows of the dialog that are not sentences
 */
export function useDialogLines(sentences: readonly string[], beneath: number): string[] {
  const most = useScreenSize().rows - 4 - beneath;
  const lines = sentences.flatMap((line) => wrapLines(line, DIALOG_COLUMNS));
  return lines.length > most ? [...lines.slice(0, most - 1), '…'] : lines;
}
