export { type ImportOptions, importFile } from './import.ts';
export type { ImportRequest } from './plan.ts';
export type { ImportReport } from './report.ts';
export { importTables, type OnConflict } from './tables/index.ts';
