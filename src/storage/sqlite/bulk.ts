import type Database from 'better-sqlite3';
import type { Between, Bulk, BulkRow, BulkValue, BulkWhere } from '../bulk.ts';

const usualLimit = 1000;

/** Prepared statements on the one connection, each made once for every list of columns. */
export function sqliteBulk(database: Database.Database): Bulk {
  const statements = new Map<string, Database.Statement>();
  const prepared = (sql: string): Database.Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    async find(table, where, limit = usualLimit, columns = []) {
      const shape = Object.entries(where).map(([column, value]) => condition(column, value));
      const wanted = columns.map(name).join(', ') || '*';
      const sql = `select ${wanted} from ${name(table)} where ${shape.join(' and ') || 'true'} limit ?`;
      return prepared(sql).all(...Object.values(where).flatMap(bounds), limit) as BulkRow[];
    },
    async insert(table, row) {
      const columns = Object.keys(row);
      const places = columns.map(() => '?').join(', ');
      const sql = `insert into ${name(table)} (${columns.map(name).join(', ')}) values (${places})`;
      prepared(sql).run(Object.values(row).map(bound));
    },
    async update(table, where, changes) {
      const set = Object.keys(changes).map((column) => `${name(column)} = ?`);
      const sql = `update ${name(table)} set ${set.join(', ')} where ${equal(where)}`;
      return prepared(sql).run([...Object.values(changes), ...Object.values(where)].map(bound)).changes;
    },
    async remove(table, where) {
      const sql = `delete from ${name(table)} where ${equal(where)}`;
      return prepared(sql).run(Object.values(where).map(bound)).changes;
    },
    async attempt(body) {
      prepared('savepoint attempt').run();
      try {
        const answer = await body();
        prepared('release attempt').run();
        return answer;
      } catch (error) {
        // A full disk has ended the whole transaction already; to say so would hide why.
        if (database.inTransaction) {
          prepared('rollback to attempt').run();
          prepared('release attempt').run();
        }
        throw error;
      }
    },
  };
}

function equal(where: BulkRow): string {
  return Object.keys(where)
    .map((column) => `${name(column)} = ?`)
    .join(' and ');
}

function condition(column: string, value: BulkValue | Between): string {
  if (value === null) return `${name(column)} is ?`;
  return typeof value === 'object' ? `${name(column)} > ? and ${name(column)} < ?` : `${name(column)} = ?`;
}

function bounds(value: BulkWhere[string]): unknown[] {
  return typeof value === 'object' && value !== null
    ? [bound(value.above), bound(value.below)]
    : [bound(value)];
}

function bound(value: BulkValue): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  // The driver hands every number over as a fraction; a whole one must arrive whole.
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
}

/** Names come from the program's own tables, never from a file; quoted all the same. */
function name(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
