import { Migrator } from '@mikro-orm/migrations';
import { SeedManager } from '@mikro-orm/seeder';
import { migrations } from './migrations/sqlite/index.ts';
import { entities } from './src/clinic/entities.ts';
import { ormOptions } from './src/storage/sqlite/options.ts';

const options = ormOptions(process.env.FRONTDESK_DB ?? 'clinic.db', entities);

/** What the mikro-orm command line reads. It writes past the desk: for development, never on a clinic's database. */
export default {
  ...options,
  extensions: [Migrator, SeedManager],
  migrations: { ...options.migrations, migrationsList: migrations },
  seeder: { path: 'seeders', defaultSeeder: 'DemoSeeder' },
};
