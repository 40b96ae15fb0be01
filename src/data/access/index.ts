export { type FileLimits, type KeptTo, keptTo } from './allowed-folders.ts';
export { clinicFolders } from './data-folder.ts';
export { type GroupAccess, setGroupAccess } from './group-access.ts';
