import type { PatientMatch, PatientSearchPart } from '../../desk/index.ts';
import { nameWords } from '../../desk/letters.ts';

/**
 * The order in which matches are shown: active patients first, one's own before others', then whole words of the name
 * before beginnings before parts in the middle, then by name. Only what was fetched is ordered: ranking a million is what makes searches slow.
 */
export function bestFirst(
  matches: readonly PatientMatch[],
  parts: readonly PatientSearchPart[],
  own: ReadonlySet<string> = new Set(),
): PatientMatch[] {
  const spellings = parts.flatMap((part) => (part.kind === 'name' ? [part.spellings] : []));
  return matches
    .map((patient) => ({
      patient,
      isOwn: own.has(patient.id),
      rank: rankOf(patient, spellings),
      name: sortName(patient),
    }))
    .sort(
      (a, b) =>
        Math.sign(a.patient.status) - Math.sign(b.patient.status) ||
        Number(b.isOwn) - Number(a.isOwn) ||
        a.rank - b.rank ||
        (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) ||
        (a.patient.number < b.patient.number ? -1 : 1),
    )
    .map(({ patient }) => patient);
}

function rankOf(patient: PatientMatch, names: readonly (readonly string[])[]): number {
  const words = names.length === 0 ? [] : nameWords(patient.full_name);
  return names.reduce((rank, spellings) => {
    if (spellings.some((spelling) => words.includes(spelling))) return rank;
    return spellings.some((spelling) => words.some((word) => word.startsWith(spelling)))
      ? rank + 1
      : rank + 3;
  }, 0);
}

function sortName(patient: PatientMatch): string {
  return `${patient.last_name} ${patient.first_name}`.toLowerCase();
}
