export { isWithin } from '../access/within.ts';
export { browse, type Folder, type FolderEntry, pathTyped } from './browse.ts';
