/**
 * What may hold a value, tried from left to right: texts and blobs, comments, numbers that are no part of a name, and
 * before them what only looks like it: quoted names, and names with digits in them.
 */
const parts =
  /(?<keep>"[^"]*(?:""[^"]*)*"|`[^`]*`|\[[^\]]*\]|[\p{L}_][\p{L}\p{N}_$]*(?![\p{L}\p{N}_$']))|[xX]?'[^']*(?:''[^']*)*'?|--.*|\/\*[\s\S]*?(?:\*\/|$)|\d[\w.]*/gu;

/** A statement on one line without a single value: texts, numbers, blobs and comments become question marks or nothing. */
export function maskedSql(sql: string): string {
  return sql
    .replaceAll(parts, (part: string, keep: string | undefined) => {
      if (keep !== undefined) return keep;
      return part.startsWith('--') || part.startsWith('/*') ? ' ' : '?';
    })
    .replaceAll(/\s+/g, ' ')
    .trim();
}
