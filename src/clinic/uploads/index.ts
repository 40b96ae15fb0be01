export { Upload } from './entity.ts';
export { listUploads } from './list.ts';
export { ImportMapping } from './mapping.ts';
export {
  abandonUploads,
  addCounts,
  beginUpload,
  createUpload,
  finishUpload,
  importUndo,
  type UploadStart,
} from './record.ts';
export type { UploadCounts, UploadRow } from './row.ts';
export { type UndoneUpload, type UndoWatch, undoingUpload, undoUpload } from './undo/index.ts';
