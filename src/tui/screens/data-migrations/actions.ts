import { downgradeSchema, migrateSchema, planSchema } from '../../../data/schema/index.ts';
import { defineActions } from '../../kit.ts';

export interface MigrationsContext {
  readonly busy: string | null;
  /** True, or why there is nothing to apply. */
  readonly canMigrate: true | string;
  /** True, or why the revision under the cursor cannot be gone back to. */
  readonly canDowngrade: true | string;
  readonly hasSql: true | string;
  migrate(): unknown;
  downgrade(): unknown;
  showSql(): unknown;
}

const free = (can: true | string, { busy }: MigrationsContext) =>
  can === true && busy !== null ? `${busy}: still under way. Esc stops it.` : can;

export const migrationsActions = defineActions<MigrationsContext>(
  'data-migrations',
  'Migrations',
  [
    {
      id: 'data-migrations.migrate',
      title: 'Apply what is pending: shows the SQL and a rehearsal first',
      keys: ['m'],
      asks: migrateSchema,
      hint: 'migrate…',
      when: (context) => free(context.canMigrate, context),
      run: (context) => context.migrate(),
    },
    {
      id: 'data-migrations.sql',
      title: 'Show the SQL: of applying what is pending, of taking back what is applied',
      keys: ['s', 'enter'],
      asks: planSchema,
      hint: 'SQL',
      when: ({ hasSql }) => hasSql,
      run: (context) => context.showSql(),
    },
    {
      id: 'data-migrations.downgrade',
      title: 'Go back to the revision under the cursor: what came after is lost',
      keys: ['d'],
      asks: downgradeSchema,
      hint: 'go back to this…',
      when: (context) => free(context.canDowngrade, context),
      run: (context) => context.downgrade(),
    },
  ],
  ['list', 'running-job'],
);
