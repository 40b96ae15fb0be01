import type { MikroORM } from '@mikro-orm/sqlite';

/** MikroORM's runner with this engine's migrations: loaded only when something is migrated. */
export async function openMigrator(orm: MikroORM) {
  const [{ Migrator }, { migrations }] = await Promise.all([
    import('@mikro-orm/migrations'),
    import('../../../migrations/sqlite/index.ts'),
  ]);
  orm.config.set('migrations', { ...orm.config.get('migrations'), migrationsList: migrations });
  return new Migrator(orm.em);
}
