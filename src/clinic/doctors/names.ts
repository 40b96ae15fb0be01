interface Named {
  title?: string | null | undefined;
  full_name: string;
}

/** Words that belong to the family name after them: "van den Berg", "de la Cruz". */
const particles = new Set(
  'af al bin da das de del della den der des di do dos du el ibn la las le les lo los st ten ter van von y zu'.split(
    ' ',
  ),
);
/** Words after the family name that do not belong to it. */
const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'md', 'phd']);

/** How the desk calls a doctor: "Dr Lindt"; without a title the whole name, "Anna Lindt". */
export function callName(doctor: Named): string {
  return doctor.title ? `${doctor.title} ${splitName(doctor.full_name).family}` : doctor.full_name;
}

/** As in a list sorted by family name: "Lindt, Anna". */
export function listName(doctor: Pick<Named, 'full_name'>): string {
  const { family, given } = splitName(doctor.full_name);
  return given === '' ? family : `${family}, ${given}`;
}

/** Splits a full name, "Anna van den Berg" or "van den Berg, Anna", where people of the house would. */
export function splitName(full_name: string): { family: string; given: string } {
  const comma = full_name.indexOf(',');
  const before = full_name.slice(0, comma).trim();
  const after = full_name.slice(comma + 1).trim();
  if (comma > 0 && before !== '' && !isSuffix(after)) return { family: before, given: after };
  const words = (comma > 0 ? before : full_name).trim().split(/\s+/);
  while (words.length > 1 && isSuffix(words.at(-1) ?? '')) words.pop();
  let start = words.length - 1;
  while (start > 1 && particles.has(words[start - 1]?.toLowerCase() ?? '')) start -= 1;
  return { family: words.slice(start).join(' '), given: words.slice(0, start).join(' ') };
}

function isSuffix(word: string): boolean {
  return suffixes.has(word.replace(/\./g, '').toLowerCase());
}
