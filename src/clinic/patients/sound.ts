import { foldNameOut, nameWords } from '../../desk/letters.ts';

/**
 * How letters sound, first match wins. The classes of like sounds are those of the Cologne phonetics (H. J. Postel,
 * "Die Kölner Phonetik", 1969), which serve continental names as well; the digraphs and silent letters of English come from
 * Metaphone (L. Philips, "Hanging on the Metaphone", 1990). Vowels are dropped but for one at the beginning.
 */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^wh/, 'v'],
  [/^(?:ps|x)/, 's'],
  [/^h(?=[aeiouy])/, 'h'],
  [/^ph/, 'f'],
  [/^(?:sch|sh|tsch|tch|cz|sz|zh)/, 's'],
  [/^ch(?=[lrmn])/, 'k'],
  [/^ch/, 's'],
  [/^(?:tz|ts|dz|ds)/, 's'],
  [/^(?:th|dt|td)/, 't'],
  [/^(?:ck|kh|gh(?=[aeiouy]))/, 'k'],
  [/^gh/, ''],
  [/^c(?=[eiy])/, 's'],
  [/^x/, 'ks'],
  [/^[ckqg]/, 'k'],
  [/^[dt]/, 't'],
  [/^[bp]/, 'p'],
  [/^[fvw]/, 'f'],
  [/^[sz]/, 's'],
  [/^[mn]/, 'n'],
  [/^l/, 'l'],
  [/^r/, 'r'],
  [/^[aeiouyjh]/, ''],
];

/** The sound of one word: "smith", "smyth" and "schmidt" → "snt". Scripts without rules here sound as they are written. */
export function soundOfWord(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  const vowel = /^[aeiouyj]/.test(word) ? 'a' : '';
  let sound = vowel;
  let rest = word;
  while (rest !== '') {
    const start = rest.length === word.length;
    const rule = sounds.find(([letters]) => (start || !onlyAtStart.has(letters)) && letters.test(rest));
    const [letters, heard] = rule ?? [/^./, ''];
    rest = rest.replace(letters, '');
    if (heard !== '' && !sound.endsWith(heard)) sound += heard;
  }
  return sound;
}

const onlyAtStart = new Set(sounds.slice(0, 5).map(([letters]) => letters));

/**
 * The key under which likely duplicates meet: the sounds of all words of the name in alphabetical order, so that
 * "Smith, Samira" and "Samira Smyth" share one. At most 40 characters, as wide as its column.
 */
export function soundKey(firstName: string, lastName: string): string {
  return nameWords(foldNameOut(`${firstName} ${lastName}`))
    .map((word) => soundOfWord(word.replace(/\d+/g, '') || word))
    .filter((sound) => sound !== '')
    .sort()
    .join(' ')
    .slice(0, 40);
}
