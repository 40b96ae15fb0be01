import type { Engine } from '../../storage/engine.ts';

/** Where a database stands beside this program. */
export interface Revision {
  /** The newest applied revision, null in an empty database. */
  readonly current: string | null;
  /** The newest revision that this program knows. */
  readonly head: string | null;
  readonly pending: readonly string[];
  /** Applied revisions that this program does not know: the database is newer. */
  readonly unknown: readonly string[];
}

export async function revisionOf(engine: Engine): Promise<Revision> {
  const known = engine.revisions;
  const applied = (await engine.applied()).map((row) => row.name);
  return {
    current: applied.at(-1) ?? null,
    head: known.at(-1) ?? null,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

/** `20261121-01` of `20261121-01-front-desk`: what people type and scripts compare. */
export function shortRevision(name: string): string {
  return name.slice(0, 11);
}

export interface HistoryRow {
  readonly revision: string;
  readonly previous: string | null;
  readonly name: string;
  /** An instant, null while it is pending. */
  readonly applied_at: string | null;
  /** Who applied it; null where nobody noted it. */
  readonly by: string | null;
  /** False when the program would apply something else today; null while it is pending, or of a newer program. */
  readonly checksum_ok: boolean | null;
}

/** Every revision, applied or pending, oldest first. */
export async function history(engine: Engine): Promise<HistoryRow[]> {
  const recorded = await (await engine.migrations()).recorded();
  const applied = new Map(recorded.map((row) => [row.name, row]));
  const names = [...new Set([...applied.keys(), ...engine.revisions])].sort();
  return names.map((name, index) => {
    const row = applied.get(name);
    const before = names[index - 1];
    return {
      revision: shortRevision(name),
      previous: before === undefined ? null : shortRevision(before),
      name: name.slice(12).replaceAll('-', ' '),
      applied_at: row?.applied_at ?? null,
      by: row?.by ?? null,
      checksum_ok: row?.checksum_ok ?? null,
    };
  });
}
