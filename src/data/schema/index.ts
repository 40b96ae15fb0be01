export { downgrade, type MigrateResult, migrate } from './migrate.ts';
export { type OpenClinicOptions, type OpenedClinic, openClinic } from './open-clinic.ts';
export { type HistoryRow, history, type Revision, revisionOf } from './revision.ts';
