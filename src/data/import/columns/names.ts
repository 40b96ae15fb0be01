/**
 * A column name as it is compared: `Date of Birth`, `date_of_birth`, `DateOfBirth` and `DATE-OF-BIRTH` are one
 * name. Accents do not matter, nor does what stands in brackets (`Phone (mobile)` stays apart from `Phone`).
 */
export function comparable(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Names for every column of a header: an empty one is named by its place, a repeated one gets a number. */
export function uniqueColumnNames(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((raw, index) => {
    const name = raw.trim() === '' ? `column ${index + 1}` : raw.trim();
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
