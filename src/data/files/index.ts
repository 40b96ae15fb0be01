export { browse, type Folder, type FolderEntry, pathTyped } from './browse.ts';
