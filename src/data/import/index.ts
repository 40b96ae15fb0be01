export { type ImportOptions, importFile } from './import.ts';
export { type ImportPlan, type ImportRequest, planImport } from './plan.ts';
export type { ImportReport, RowProblem } from './report.ts';
export { importTables, type OnConflict } from './tables/index.ts';
