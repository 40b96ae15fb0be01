import { AuditLog, type View } from '../../desk/index.ts';
import { User } from './entity.ts';
import { isLocked, longestWait } from './lockout.ts';
import { placesOf } from './places.ts';
import type { UserRow } from './row.ts';
import { countAt, wrongOnes, wrongPassword } from './tries.ts';

/**
 * The accounts with the lock that lasts longest now, of all the places that they are tried from: of a place where
 * somebody is known the log says it, and not the account.
 */
export async function withLocks(view: View, rows: readonly UserRow[]): Promise<UserRow[]> {
  const triedLately = await lately(view);
  const locked: UserRow[] = [];
  for (const row of rows)
    locked.push(triedLately.has(row.id) ? await withLock(view, row) : lockOf(row, [row], view));
  return locked;
}

type Lock = Pick<UserRow, 'failed_sign_ins' | 'locked_until'>;

async function withLock(view: View, row: UserRow): Promise<UserRow> {
  const places = await placesOf(view, row.email, row);
  const entries = await wrongOnes(view, row.id);
  const known = [...new Set(entries.map(({ origin }) => origin))].filter(places.isKnown);
  const locks = known.map((origin): Lock => {
    const { failed, until } = countAt(origin, { entries, places, since: row.updated_at, now: view.now });
    return { failed_sign_ins: failed, locked_until: until };
  });
  return lockOf(row, [row, ...locks], view);
}

function lockOf(row: UserRow, locks: readonly Lock[], { now }: View): UserRow {
  const [longest] = locks
    .filter(({ locked_until }) => isLocked(locked_until, now))
    .sort((one, other) => String(other.locked_until).localeCompare(String(one.locked_until)));
  const { failed_sign_ins, locked_until } = longest ?? { ...row, locked_until: null };
  return { ...row, failed_sign_ins, locked_until };
}

/** Whose passwords were mistyped so lately that a lock may still last. */
async function lately({ em, now }: View): Promise<ReadonlySet<string>> {
  const since = new Date(Date.parse(now) - longestWait).toISOString();
  const entries = await em.find(
    AuditLog,
    { entity: User.meta.tableName, kind: 'refuse', after: wrongPassword, at: { $gte: since } },
    { fields: ['entity_id'] },
  );
  return new Set(entries.flatMap(({ entity_id }) => entity_id ?? []));
}
