import { Migration } from '@mikro-orm/migrations';
import { migrations as ours } from '../../../migrations/sqlite/index.ts';
import type { OpenedClinic } from '../../../src/data/schema/index.ts';
import { openClinic } from '../../../src/data/schema/index.ts';
import type { ListedMigration } from '../../../src/storage/migrations.ts';
import type { TestClinic } from '../../support/clinic.ts';

/** A revision that comes after all of this program's. */
export function revision(name: string, up: readonly string[], down: readonly string[]): ListedMigration {
  return {
    name,
    class: class extends Migration {
      override up(): void {
        for (const sql of up) this.addSql(sql);
      }
      override down(): void {
        for (const sql of down) this.addSql(sql);
      }
    },
  };
}

/** The same database as a program with these further revisions opens it. */
export function asProgramWith(clinic: TestClinic, ...further: ListedMigration[]): Promise<OpenedClinic> {
  return asProgram(clinic, [...ours, ...further]);
}

/** The same database as a program with only these revisions opens it. */
export function asProgram(clinic: TestClinic, migrations: readonly ListedMigration[]): Promise<OpenedClinic> {
  return openClinic({
    db: clinic.path,
    migrations,
    anyRevision: true,
    clock: clinic.clock,
    actor: { name: 'ana', user_id: null, session: 'schema', origin: 'test' },
  });
}
