import type Database from 'better-sqlite3';
import type { SessionFacts, Store } from '../engine.ts';
import type { LogEnd } from '../guard/head-file.ts';
import { auditEntries, endSql } from './audit-log.ts';

type Accounts = Pick<
  Store,
  | 'session'
  | 'accounts'
  | 'touchSession'
  | 'noteFailedSignIn'
  | 'noteSignIn'
  | 'signInPlaces'
  | 'auditEnd'
  | 'auditForm'
  | 'auditEntries'
>;

interface SessionRow
  extends Omit<SessionFacts, 'is_active' | 'user_is_active' | 'must_change_password' | 'idle_until'> {
  readonly is_active: number;
  readonly user_is_active: number;
  readonly must_change_password: number;
  readonly idle_minutes: number | null;
}

const sessionSql = `
  select s.id, s.is_active, s.scope, s.last_seen_at, s.expires_at, s.idle_minutes, u.id as user_id,
    u.is_active as user_is_active, u.full_name as name, u.email, u.role, u.doctor_id, u.must_change_password
  from sessions s join users u on u.id = s.user_id where s.token_hash = ?`;

/**
 * Who is signed in, and where the audit log ends: asked with every call, so each statement is prepared once. A database
 * of an older revision has no such tables, and then nobody has an account.
 */
export function sqliteAccounts(database: Database.Database): Accounts {
  const prepared = new Map<string, Database.Statement<unknown[], unknown>>();
  const statement = <R>(sql: string): Database.Statement<unknown[], R> => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known as Database.Statement<unknown[], R>;
  };
  const hasTables = () => hasTable(database, 'sessions');
  return {
    async session(tokenHash) {
      if (!hasTables()) return null;
      const row = statement<SessionRow>(sessionSql).get(tokenHash);
      return row === undefined ? null : factsOf(row);
    },
    async accounts() {
      if (!hasTables()) return 'no_table';
      return statement('select 1 from users limit 1').get() === undefined ? 'none' : 'some';
    },
    async touchSession(id, now) {
      statement('update sessions set last_seen_at = ? where id = ?').run(now, id);
    },
    async noteFailedSignIn(user, failed, lockedUntil) {
      const sql = 'update users set failed_sign_ins = ?, locked_until = ? where id = ?';
      statement(sql).run(failed, lockedUntil, user);
    },
    async noteSignIn(user, now, forgets) {
      const nothing = forgets ? 'failed_sign_ins = 0, locked_until = null, ' : '';
      statement(`update users set ${nothing}last_sign_in_at = ? where id = ?`).run(now, user);
    },
    async signInPlaces(since) {
      return statement<{ user_id: string; origin: string; last: string }>(
        `select user_id, origin, max(created_at) as last from sessions
         where kind <> 'token' and created_at >= ? group by user_id, origin`,
      ).all(since);
    },
    async auditEnd() {
      return statement<LogEnd>(endSql).get() ?? null;
    },
    auditForm() {
      const columns = database.pragma('table_info(audit_logs)') as { name: string }[];
      if (columns.length === 0) return 'none';
      return columns.some(({ name }) => name === 'seal') ? 'sealed' : 'unsealed';
    },
    auditEntries: (columns, after) => auditEntries(database, columns, after),
  };
}

/** Looked up in the schema that the connection holds in memory already. */
function hasTable(database: Database.Database, table: string): boolean {
  return database.pragma(`table_info(${table})`, { simple: true }) !== undefined;
}

function factsOf({ idle_minutes, ...row }: SessionRow): SessionFacts {
  return {
    ...row,
    is_active: row.is_active === 1,
    user_is_active: row.user_is_active === 1,
    must_change_password: row.must_change_password === 1,
    idle_until:
      idle_minutes === null
        ? null
        : new Date(Date.parse(row.last_seen_at) + idle_minutes * 60_000).toISOString(),
  };
}
