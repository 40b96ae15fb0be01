export { dropDraft, keepDraft } from './keep.ts';
export { type DraftRow, listDrafts } from './list.ts';
