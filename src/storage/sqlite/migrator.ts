import type { MikroORM } from '@mikro-orm/sqlite';
import type { ListedMigration } from '../migrations.ts';

/** MikroORM's runner with these migrations: loaded only when something is migrated. */
export async function openMigrator(orm: MikroORM, listed: readonly ListedMigration[]) {
  const { Migrator } = await import('@mikro-orm/migrations');
  orm.config.set('migrations', {
    ...orm.config.get('migrations'),
    migrationsList: [...listed],
    // What it says would stand in the middle of what a script reads.
    silent: true,
  });
  return new Migrator(orm.em);
}
