import type { ByteWindow } from '../bytes/window.ts';

/** One line of PostgreSQL's COPY: tabs between the values, `\N` for null, backslash escapes. */
export function readCopyLine(line: string, window: ByteWindow): (string | null)[] {
  return line.split('\t').map((cell) => {
    if (cell === '\\N') return null;
    const bytes = cell.includes('\\') ? cell.replaceAll(escapes, unescaped) : cell;
    return window.decode(bytes);
  });
}

const escapes = /\\(x[0-9a-f]{1,2}|[0-7]{1,3}|[\s\S])/gi;

function unescaped(_: string, sign: string): string {
  const known: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
  if (/^x[0-9a-f]/i.test(sign)) return String.fromCharCode(Number.parseInt(sign.slice(1), 16));
  if (/^[0-7]/.test(sign)) return String.fromCharCode(Number.parseInt(sign, 8) & 0xff);
  return known[sign] ?? sign;
}
