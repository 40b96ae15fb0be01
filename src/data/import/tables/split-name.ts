/**
 * First and last name out of one field: “Okafor, Ada” and “Ada Okafor”. The last word is the family name, but for
 * the particles before it (“Pieter van de Heuvel”). A single word is a family name.
 */
export function splitName(whole: string): { first_name: string; last_name: string } {
  const name = whole.replaceAll(/\s+/gu, ' ').trim();
  const comma = name.indexOf(',');
  if (comma > 0) {
    return { first_name: name.slice(comma + 1).trim(), last_name: name.slice(0, comma).trim() };
  }
  const words = name.split(' ');
  let start = words.length - 1;
  while (start > 1 && particles.has((words[start - 1] ?? '').toLowerCase())) start -= 1;
  return { first_name: words.slice(0, start).join(' '), last_name: words.slice(start).join(' ') };
}

const particles: ReadonlySet<string> = new Set([
  'van',
  'von',
  'de',
  'del',
  'der',
  'den',
  'di',
  'da',
  'dos',
  'la',
  'le',
  'ter',
  'ten',
  'zu',
  'zum',
  'bin',
  'al',
  'el',
]);
