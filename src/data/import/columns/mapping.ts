import type { ImportField } from './field.ts';
import { comparable } from './names.ts';

export type Mapping =
  | { ok: true; mapping: Record<string, string>; ignored: string[] }
  | { ok: false; message: string; hint: string; incomplete?: IncompleteMapping };

/** Columns that fit, but for fields that every row needs. */
export interface IncompleteMapping {
  mapping: Record<string, string>;
  ignored: string[];
  missing: readonly ImportField[];
}

/**
 * Which column goes to which field: what was said first (`--map column=field`), then the known names.
 * `--map column=` leaves a column out.
 *
 * @param columns the names in the file, each once
 * @param said what the person said, column to field ('' leaves the column out)
 * @param skipped names that are known and never taken (a social security number)
 */
export function mapColumns(
  columns: readonly string[],
  fields: readonly ImportField[],
  said: Readonly<Record<string, string>>,
  skipped: readonly string[] = [],
): Mapping {
  const mapping: Record<string, string> = {};
  const taken = new Map<string, string>();
  const leftOut = new Set<string>();

  for (const [column, target] of Object.entries(said)) {
    const found =
      columns.find((name) => name === column) ??
      columns.find((name) => comparable(name) === comparable(column));
    if (found === undefined) {
      return wrong(`The file has no column “${column}”.`, `Its columns are: ${columns.join(', ')}.`);
    }
    if (target === '') {
      leftOut.add(found);
      continue;
    }
    const field = fields.find(({ name }) => comparable(name) === comparable(target));
    if (field === undefined) {
      const names = fields.map(({ name }) => name).join(', ');
      return wrong(
        `There is no field “${target}” to put the column “${found}” into.`,
        `The fields are: ${names}.`,
      );
    }
    const other = taken.get(field.name);
    if (other !== undefined) {
      return wrong(
        `Two columns are mapped to ${field.name}: “${other}” and “${found}”.`,
        'Map only one of them.',
      );
    }
    mapping[found] = field.name;
    taken.set(field.name, found);
  }

  const unwanted = new Set(skipped.map(comparable));
  const open = columns.filter(
    (name) => mapping[name] === undefined && !leftOut.has(name) && !unwanted.has(comparable(name)),
  );
  for (const field of fields) {
    if (taken.has(field.name)) continue;
    const column = firstKnown(
      field,
      open.filter((name) => mapping[name] === undefined),
    );
    if (column === undefined) continue;
    mapping[column] = field.name;
    taken.set(field.name, column);
  }

  const missing = fields.filter(
    ({ name, required, or_from }) =>
      required && !taken.has(name) && !or_from?.some((source) => taken.has(source)),
  );
  const ordered = Object.fromEntries(
    columns.flatMap((name) => (mapping[name] === undefined ? [] : [[name, mapping[name]]])),
  );
  const ignored = columns.filter((name) => mapping[name] === undefined);
  if (missing.length === 0) return { ok: true, mapping: ordered, ignored };
  const refused = wrong(missingSentence(missing), missingHint(missing, columns));
  return { ...refused, incomplete: { mapping: ordered, ignored, missing } };
}

/** Earlier names win: a file with both `Phone` and `Mobile` gives its phone from `Phone`. */
function firstKnown(field: ImportField, columns: readonly string[]): string | undefined {
  for (const known of [field.name, ...field.known_as]) {
    const found = columns.find((name) => comparable(name) === comparable(known));
    if (found !== undefined) return found;
  }
  return undefined;
}

function missingSentence(missing: readonly ImportField[]): string {
  const names = missing.map(({ name }) => name);
  const list = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `No column of the file is known to hold ${list}, which every row needs.`;
}

function missingHint(missing: readonly ImportField[], columns: readonly string[]): string {
  const shown = columns.slice(0, 40).join(', ') + (columns.length > 40 ? ', …' : '');
  return `Say which with --map "COLUMN=${missing[0]?.name}". The columns are: ${shown}.`;
}

function wrong(message: string, hint: string): Extract<Mapping, { ok: false }> {
  return { ok: false, message, hint };
}
