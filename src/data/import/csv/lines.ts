export const lineFeed = 10;
export const carriageReturn = 13;

/** A space of whatever kind that does not end a line. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 160 || code === 0xfeff;
}

/** Where the physical line ends, and where the next begins; undefined when its end is not in the text yet. */
export function lineEnd(
  text: string,
  from: number,
  atEnd: boolean,
): { end: number; next: number } | undefined {
  let at = from;
  let code = text.charCodeAt(at);
  while (code !== lineFeed && code !== carriageReturn && at < text.length) {
    at += 1;
    code = text.charCodeAt(at);
  }
  if (at === text.length) return atEnd ? { end: at, next: at } : undefined;
  if (code === lineFeed) return { end: at, next: at + 1 };
  if (at + 1 === text.length && !atEnd) return undefined;
  return { end: at, next: text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1 };
}

/** How many line ends a text holds. */
export function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== lineFeed) count += 1;
  }
  return count;
}
