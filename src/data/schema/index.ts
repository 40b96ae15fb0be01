export type { Changed } from './change.ts';
export { abandonClinic, createClinic, type NewClinic } from './create-clinic.ts';
export { downgradeSchema, migrateSchema, planSchema } from './jobs.ts';
export {
  downgrade,
  migrate,
  planDowngrade,
  planMigration,
  rehearsePlan,
  type SchemaPlan,
} from './migrate.ts';
export { type OpenClinicOptions, type OpenedClinic, openClinic } from './open-clinic.ts';
export { type HistoryRow, history, type Revision, revisionOf, shortRevision } from './revision.ts';
