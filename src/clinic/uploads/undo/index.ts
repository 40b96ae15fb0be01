export { type UndoneUpload, type UndoWatch, undoingUpload, undoUpload } from './operation.ts';
