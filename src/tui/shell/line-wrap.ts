/**
 * Terminals disagree about the width of some scripts and emoji. From here on a line that one of them draws wider than it
 * was measured loses its end, instead of going on in the next row and pushing everything below it down.
 * Returns how to give the terminal its way back.
 */
export function cutLinesAtTheEdge(terminal: NodeJS.WriteStream): () => void {
  terminal.write('\u001b[?7l');
  return () => void terminal.write('\u001b[?7h');
}
