import type { Secret } from './secret.ts';

/**
 * Fakes for phone numbers: the beginning, which says the country and the town and makes a number one that exists, stays;
 * the last six digits (or four, of a short one) become six others. No two numbers become the same one, so that what
 * was unique stays so; and whoever shared a number goes on sharing it.
 */
export function phoneMask(secret: Secret): (typed: string) => string {
  const six = shuffler(secret, 1000);
  const four = shuffler(secret, 100);
  return (typed) => {
    // An extension is nobody's number.
    const number = typed.replace(/\s*(?:ext|x|#|;|,).*$/iu, '');
    const digits = [...number.matchAll(/\p{Nd}/gu)].map(({ index, 0: digit }) => ({
      index,
      length: digit.length,
    }));
    const count = digits.length >= 9 ? 6 : 4;
    const last = digits.slice(-count);
    if (last.length < count) return number.replaceAll(/\p{Nd}/gu, '0');
    const value = Number(
      last.map(({ index, length }) => western(number.slice(index, index + length))).join(''),
    );
    const fake = [...String((count === 6 ? six : four)(value)).padStart(count, '0')];
    return last.reduceRight(
      (text, { index, length }, nth) =>
        text.slice(0, index) + (fake[nth] ?? '0') + text.slice(index + length),
      number,
    );
  };
}

/** Arabic and other digits as 0 to 9: the zero of each script is the first of ten that follow each other. */
function western(digit: string): number {
  if (/^[0-9]$/.test(digit)) return Number(digit);
  const code = digit.codePointAt(0) ?? 48;
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}

/**
 * Changes the numbers below `half`² about, each to another, by a secret: a Feistel network of four rounds (H. Feistel 1973;
 * M. Luby and C. Rackoff 1988: four rounds make a permutation that cannot be told from chance).
 */
function shuffler(secret: Secret, half: number): (value: number) => number {
  const rounds = [1, 2, 3, 4].map((round) =>
    Array.from({ length: half }, (_, value) =>
      secret.of(`phone ${half} ${round}`, String(value)).readUInt32BE(0),
    ),
  );
  return (value) => {
    let [left, right] = [Math.floor(value / half), value % half];
    for (const round of rounds) [left, right] = [right, (left + (round[right] ?? 0)) % half];
    return left * half + right;
  };
}
