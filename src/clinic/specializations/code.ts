/** What a specialization's code may look like: one to four capital letters or digits, a letter first. */
export const codePattern = /^[A-Z][A-Z0-9]{0,3}$/;

/**
 * A short code for tickets ("G" in "G-017"), not among `taken`: the first letter, then the first two or three,
 * then initials, then letters with a number. Accents fall away; a name without Latin letters gets "S".
 */
export function deriveCode(name: string, taken: Iterable<string>): string {
  const used = new Set([...taken].map((code) => code.toUpperCase()));
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
  const letters = plain.replace(/[^A-Z]/g, '') || 'S';
  const initials = (plain.match(/[A-Z]+/g) ?? []).map((word) => word.charAt(0)).join('');
  const wishes = [
    letters.slice(0, 1),
    letters.slice(0, 2),
    initials.slice(0, 3),
    letters.slice(0, 3),
    letters.slice(0, 4),
  ];
  const free = wishes.find((wish) => wish !== '' && !used.has(wish));
  if (free) return free;
  for (let number = 2; ; number += 1) {
    const code = letters.slice(0, 4 - String(number).length) + number;
    if (!used.has(code)) return code;
  }
}
