export { Upload } from './entity.ts';
export { listUploads } from './list.ts';
export { ImportMapping } from './mapping.ts';
export { addCounts, beginUpload, createUpload, finishUpload, type UploadStart } from './record.ts';
export type { UploadCounts, UploadRow } from './row.ts';
