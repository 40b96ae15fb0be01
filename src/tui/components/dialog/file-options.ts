import type { Folder, FolderEntry } from '../../../data/files/index.ts';
import { sizeText } from '../../text/index.ts';
import { fold, type Option } from './options.ts';

/** What taking an option means: going into a folder, or choosing what is there. */
export type FileTaken = { readonly go: string } | { readonly chosen: string };

export interface FileChoice {
  /** Only files whose name ends in one of these, lower case (`.csv`); all of them when left out. */
  readonly endings?: readonly string[] | undefined;
  /** A folder may be the answer, too. */
  readonly folders?: boolean | undefined;
}

/** What is offered in a folder for what is typed: the way up, the folder itself where it may be chosen, what lies in it. */
export function fileOptions(
  folder: Folder,
  typed: string,
  { endings, folders = false }: FileChoice,
): Option<FileTaken>[] {
  const wanted = fold(typed);
  const matches = ({ name }: FolderEntry) => fold(name).includes(wanted);
  const fits = ({ kind, name }: FolderEntry) =>
    kind === 'folder' || !endings || endings.some((ending) => name.toLowerCase().endsWith(ending));
  const entries = folder.entries.filter((entry) => fits(entry) && matches(entry)).map(optionOf);
  if (typed !== '') return entries;
  const up = folder.parent === null ? [] : [{ value: { go: folder.parent }, label: '../', hint: 'up' }];
  const here = folders
    ? [{ value: { chosen: folder.path }, label: './', hint: 'this folder, all of it' }]
    : [];
  return [...up, ...here, ...entries];
}

function optionOf(entry: FolderEntry): Option<FileTaken> {
  if (entry.kind === 'folder') return { value: { go: entry.path }, label: `${entry.name}/`, hint: 'folder' };
  const day = entry.modified_at.slice(0, 10);
  return { value: { chosen: entry.path }, label: entry.name, hint: `${sizeText(entry.size_bytes)}  ${day}` };
}

/** A path was typed rather than a part of a name: `/srv/`, `~/x.csv`, `../old.csv`. */
export function isPathTyped(typed: string): boolean {
  return /^(\/|~|\.\.?(\/|$))/.test(typed);
}
