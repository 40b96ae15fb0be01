/**
 * A mistake of the program as it may be printed, mailed by cron or sent to who mends it: which kind, its code and where
 * it came up, down to its causes. Not its message: that of a database or of a parser quotes the very row.
 *
 * @param frames how many places of each stack
 */
export function faultText(error: unknown, frames = Number.POSITIVE_INFINITY): string {
  const said: string[] = [];
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1)
    said.push([nameOf(at), ...placesOf(at).slice(0, frames)].join('\n'));
  return said.length === 0 ? typeof error : said.join('\ncaused by ');
}

function nameOf(error: Error): string {
  const code: unknown = Reflect.get(error, 'code');
  const isCode = typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(code);
  return `${error.constructor.name}${isCode ? ` (${code})` : ''}`;
}

/** The lines of a stack that name a place; its first ones are the message, however many they are. */
function placesOf({ stack = '' }: Error): string[] {
  return stack.split('\n').filter((line) => /^\s+at .*(:\d+:\d+\)?|\(native\)|<anonymous>\)?)$/.test(line));
}
