/** Letters that carry no accent that Unicode could take off, as people without them on the keyboard type them. */
export const plainLetters: readonly (readonly [string, string])[] = [
  ['ß', 'ss'],
  ['ẞ', 'ss'],
  ['ø', 'o'],
  ['Ø', 'o'],
  ['ł', 'l'],
  ['Ł', 'l'],
  ['đ', 'd'],
  ['Đ', 'd'],
  ['ð', 'd'],
  ['Ð', 'd'],
  ['þ', 'th'],
  ['Þ', 'th'],
  ['æ', 'ae'],
  ['Æ', 'ae'],
  ['œ', 'oe'],
  ['Œ', 'oe'],
  ['ı', 'i'],
  ['ħ', 'h'],
  ['Ħ', 'h'],
];

/** Umlauts written out, the other way of typing them. */
export const writtenOut: readonly (readonly [string, string])[] = [
  ['ä', 'ae'],
  ['Ä', 'ae'],
  ['ö', 'oe'],
  ['Ö', 'oe'],
  ['ü', 'ue'],
  ['Ü', 'ue'],
  ['å', 'aa'],
  ['Å', 'aa'],
];

const onlyAscii = /^\p{ASCII}*$/u;
const plain = new Map(plainLetters);
const out = new Map(writtenOut);

/**
 * A name without accents, in lower case: "Łukasz Urías" → "lukasz urias". The vowel signs of other
 * scripts are no accents and stay.
 */
export function foldName(name: string): string {
  // Most names have nothing to take off, and a search folds every name it finds.
  if (onlyAscii.test(name)) return name.toLowerCase();
  return spell(name, plain)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toLowerCase();
}

/** The same with umlauts written out: "Müller" → "mueller". */
export function foldNameOut(name: string): string {
  return foldName(spell(name, out));
}

/** The words of a name, folded; an apostrophe joins ("O'Brien" → "obrien"), everything else parts. */
export function nameWords(name: string): string[] {
  return foldName(name)
    .replace(/['’‘ʼ`´]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

function spell(text: string, spelling: ReadonlyMap<string, string>): string {
  return text.normalize('NFC').replace(/[^\p{ASCII}]/gu, (letter) => spelling.get(letter) ?? letter);
}
