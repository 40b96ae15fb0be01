import type { Terminal } from '@xterm/headless';
import { linesOf } from './cells.ts';

/** How a program left the terminal that it ran in. */
export interface Leftovers {
  /** What stands on the terminal's own screen between the shell's two lines: what the program said when it ended. */
  readonly said: string[];
  /** What is not as it was before, in words. Nothing, after a program with manners. */
  readonly changed: string[];
}

/** @param settings what `stty -g` printed before and after. */
export function leftoversOf(
  terminal: Terminal,
  written: string,
  settings: readonly [before: string, after: string],
): Leftovers {
  const { modes } = terminal;
  const changes = {
    'the alternate screen': terminal.buffer.active.type === 'alternate',
    'the terminal settings (raw mode, echo)': settings[0] !== settings[1],
    'the hidden cursor': written.lastIndexOf('\u001b[?25l') > written.lastIndexOf('\u001b[?25h'),
    'bracketed paste': modes.bracketedPasteMode,
    'mouse reports': modes.mouseTrackingMode !== 'none',
    'focus reports': modes.sendFocusMode,
    'synchronized output': modes.synchronizedOutputMode,
    'application keys': modes.applicationCursorKeysMode || modes.applicationKeypadMode,
    'no line wrap': !modes.wraparoundMode,
    'colours or weight': hasStyle(written),
  };
  const lines = linesOf(terminal);
  const from = lines.findIndex((line) => line.includes('the line before'));
  const to = lines.findIndex((line) => line.includes('the line after'));
  return {
    said: lines.slice(from + 1, to),
    changed: Object.entries(changes).flatMap(([what, isChanged]) => (isChanged ? [what] : [])),
  };
}

/** Whether the last text attribute that was set has not been taken back. */
function hasStyle(written: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what this looks for
  const last = [...written.matchAll(/\u001b\[([0-9;]*)m/gu)].at(-1)?.[1];
  return last !== undefined && !/^(0?|2[2-9]|39|49|59)$/u.test(last);
}
