/** The screen, and what the terminal (or a multiplexer) keeps of it to scroll back to. */
export const WIPE = '\u001b[2J\u001b[3J\u001b[H';
