export { createClinic, type NewClinic } from './create-clinic.ts';
export { downgrade, type MigrateResult, migrate, planDowngrade, planMigration } from './migrate.ts';
export { type OpenClinicOptions, type OpenedClinic, openClinic } from './open-clinic.ts';
export { type HistoryRow, history, type Revision, revisionOf, shortRevision } from './revision.ts';
