export { findBackup, lastBackup, listBackups } from './folder.ts';
export { backUp } from './jobs.ts';
export { type BackupWanted, makeBackup } from './make.ts';
export type { BackupRow } from './row.ts';
export { type Secret, unpackBackup } from './unpack.ts';
