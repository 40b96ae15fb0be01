export { beforeAPurge } from './before.ts';
export { type DueRows, previewRetention, type RetentionPreview } from './preview.ts';
export { type Purged, purge } from './purge.ts';
