export { exportData, wouldReplace } from './export-job.ts';
export { type ExportedPatient, exportOnePatient, placeOfPatient } from './patient-job.ts';
export { isTaken } from './place.ts';
export {
  type ExportRequest,
  type ExportResult,
  exportRequest,
  type FormatName,
  formatNames,
} from './request.ts';
export { type ExportTable, exportTables } from './tables.ts';
