import { type OpenedClinic, type Revision, shortRevision } from '../schema/index.ts';
import type { Verdict } from './check.ts';

/** So many differences are told one by one. */
const few = 5;

/** Whether the database has the schema that this program works with, and nobody has changed it by hand. */
export async function schemaVerdict({ engine }: OpenedClinic, revision: Revision): Promise<Verdict> {
  const { current, pending } = revision;
  const migrations = await engine.migrations();
  const differences = await migrations.drift();
  if (differences.length > 0) return { ok: false, message: drifted(differences) };
  if (pending.length > 0) return { ok: false, message: `${pending.length} to apply: run frontdesk migrate` };
  const changed = (await migrations.recorded()).filter(({ checksum_ok }) => checksum_ok === false);
  const at = `at ${shortRevision(current ?? '')}, every table as it should be`;
  if (changed.length === 0) return { ok: true, message: at };
  const names = changed.map(({ name }) => shortRevision(name)).join(', ');
  return {
    ok: true,
    warning: true,
    message: `${at}, but this program has another ${names} than the one that was applied here`,
  };
}

function drifted(differences: readonly string[]): string {
  const told = differences.slice(0, few).join('; ');
  const rest = differences.length > few ? `; and ${differences.length - few} more` : '';
  return `not as its revisions make it: ${told}${rest}. Restore a backup, or mend it by hand`;
}
