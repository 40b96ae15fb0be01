import type { EntityManager } from '@mikro-orm/sql';
import type { Engine } from './engine.ts';

/** Loads the engine's migrations and MikroORM's runner, which only a migration needs. */
export async function openMigrator(engine: Engine) {
  const [{ Migrator }, { migrations }] = await Promise.all([
    import('@mikro-orm/migrations'),
    import('../../migrations/sqlite/index.ts'),
  ]);
  const settings = engine.orm.config.get('migrations');
  engine.orm.config.set('migrations', { ...settings, migrationsList: migrations });
  return new Migrator(engine.orm.em as EntityManager);
}
