import { bad, good, listed, type Reading, schemaOf, shown } from './reading.ts';

/**
 * One of a few values, in any case, with the synonyms people type. A synonym names the value it stands for;
 * spaces, hyphens and underscores in what was typed do not matter ("no show", "No-Show").
 */
function readChoice<const V extends string>(
  label: string,
  values: readonly V[],
  synonyms: Readonly<Record<string, V>>,
  typed: string,
): Reading<V> {
  const key = plain(typed);
  if (key === '') return bad(`${label} is missing.`);
  const found =
    values.find((value) => plain(value) === key) ??
    Object.entries(synonyms).find(([synonym]) => plain(synonym) === key)?.[1];
  return found === undefined ? bad(`${label} must be ${listed(values)}, not ${shown(typed)}.`) : good(found);
}

export function choice<const V extends string>(
  label: string,
  values: readonly V[],
  synonyms: Readonly<Record<string, NoInfer<V>>> = {},
) {
  return schemaOf(label, (typed) => readChoice(label, values, synonyms, typed)).describe(
    `${label}: ${listed(values)}`,
  );
}

function plain(typed: string): string {
  return typed
    .slice(0, 200)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/gu, '');
}
