import type { EntitySchema } from '@mikro-orm/core';
import { defineConfig } from '@mikro-orm/sqlite';

/** How MikroORM is set up on SQLite, for the program and for the mikro-orm command line alike. */
export function ormOptions(path: string, entities: readonly EntitySchema[]) {
  return defineConfig({
    dbName: path,
    entities: [...entities],
    allowGlobalContext: false,
    forceUtcTimezone: true,
    // The search index and its shadow tables are not entities, and cannot be read as tables.
    schemaGenerator: { skipTables: [/^patient_search/] },
    migrations: {
      tableName: 'schema_migrations',
      path: 'migrations/sqlite',
      snapshot: false,
      // A rebuild must not fire cascades; see docs/decisions.md.
      disableForeignKeys: false,
    },
  });
}
