export { importFile } from './import.ts';
export { importJob, previewImportJob, undoUploadJob } from './jobs.ts';
export { type ImportPreview, type PreviewColumn, type PreviewTable, previewImport } from './preview.ts';
export { type ImportReport, type RowProblem, rowCountsText, type TableReport } from './report.ts';
export type { ImportOptions, ImportRequest } from './request.ts';
export { makeScratchFolder, writeInScratch } from './scratch-folder.ts';
export { importTables } from './tables/index.ts';
