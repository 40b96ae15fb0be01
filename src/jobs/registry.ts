import type { Job } from '../data/job.ts';

/** Every job by its name, loaded when it is asked for: a child process needs one of them. */
const jobs: Readonly<Record<string, () => Promise<Job>>> = {
  'data.import': async () => (await import('../data/import/index.ts')).importJob,
  'data.preview_import': async () => (await import('../data/import/index.ts')).previewImportJob,
  'data.undo_upload': async () => (await import('../data/import/index.ts')).undoUploadJob,
  'data.backup': async () => (await import('../data/backup/index.ts')).backUp,
  'data.prune_backups': async () => (await import('../data/backup/index.ts')).prune,
  'data.verify_backup': async () => (await import('../data/backup/index.ts')).verifyBackups,
  'data.restore': async () => (await import('../data/restore/index.ts')).restoreJob,
  'data.compare_backup': async () => (await import('../data/restore/index.ts')).compareBackupJob,
  'data.find_way_back': async () => (await import('../data/restore/index.ts')).findWayBackJob,
  'data.overview': async () => (await import('../data/overview/index.ts')).lookOver,
  'data.health': async () => (await import('../data/health/index.ts')).checkHealthJob,
  'data.export': async () => (await import('../data/export/index.ts')).exportData,
  'data.export_patient': async () => (await import('../data/export/index.ts')).exportOnePatient,
  'data.migrate': async () => (await import('../data/schema/index.ts')).migrateSchema,
  'data.downgrade': async () => (await import('../data/schema/index.ts')).downgradeSchema,
  'data.plan_schema': async () => (await import('../data/schema/index.ts')).planSchema,
  'data.day_sheets': async () => (await import('../data/downtime-pack/index.ts')).makeDaySheets,
  'data.scheduled': async () => (await import('../data/schedule/index.ts')).runDue,
  'data.clear': async () => (await import('../data/clear/index.ts')).clearAll,
  'data.retention': async () => (await import('../data/retention/index.ts')).previewRetention,
  'data.purge': async () => (await import('../data/retention/index.ts')).purge,
  'data.verify_audit': async () => (await import('../data/audit/index.ts')).verifyAudit,
  'data.group_access': async () => (await import('../data/access/index.ts')).setGroupAccess,
  'data.acknowledge_audit': async () => (await import('../data/audit/index.ts')).acknowledgeAudit,
  'data.maintain': async () => (await import('../data/maintenance/index.ts')).maintain,
};

/** A job by its name (`data.backup`), null when there is none. */
export async function jobNamed(name: string): Promise<Job | null> {
  return (Object.hasOwn(jobs, name) && (await jobs[name]?.())) || null;
}

export const jobNames: readonly string[] = Object.keys(jobs);
