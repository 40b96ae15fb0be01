import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { refuse } from '../../desk/index.ts';
import { groupFile, groupFolder, ownFile, ownFolder } from '../../storage/file-modes.ts';
import { defineJob } from '../job.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { dataFolderNames } from './data-folder.ts';

export interface GroupAccess {
  readonly folder: string;
  /** Whether the folder's group can work with the clinic now. */
  readonly group_access: boolean;
  /** The number of that group. */
  readonly gid: number;
  /** How many files and folders were looked at. */
  readonly paths: number;
}

/**
 * Gives the data folder and all of the clinic in it to the folder's group (2770, 0660), or takes it back (0700, 0600).
 * What is made there later follows the folder. Only the owner of the files can do it; throws `forbidden` for others,
 * and `invalid` where the folder holds more than a clinic.
 */
export const setGroupAccess = defineJob({
  name: 'data.group_access',
  title: 'Open the data folder to its group, or close it',
  permission: 'clinic.configure',
  isAudited: true,
  input: z.object({ group: z.boolean() }),
  note: ({ group_access, folder, gid }: GroupAccess) =>
    `${folder} is ${group_access ? `open to the group ${gid}` : 'for its owner alone'}`,
  async run(clinic, { group }): Promise<GroupAccess> {
    const folder = dirname(clinic.engine.place);
    refuseOtherThings(folder, clinic);
    const { gid } = lstatSync(folder);
    const modes = group ? { file: groupFile, folder: groupFolder } : { file: ownFile, folder: ownFolder };
    let paths = 0;
    try {
      paths = settle(folder, { ...modes, gid });
    } catch (cause) {
      if (!isNotOurs(cause)) throw cause;
      refuse('forbidden', `${folder} and what lies in it belong to another login.`, {
        hint: 'Run it as the owner of the files, or as root.',
        cause,
      });
    }
    return { folder, group_access: group, gid, paths };
  },
});

interface Wanted {
  readonly file: number;
  readonly folder: number;
  readonly gid: number;
}

/** Names a file without opening it: to close one that is open would drop the engine's locks on a database. */
const nameOnly = 0o10000000 | constants.O_NOFOLLOW;

/**
 * Gives a file, or a folder and all that lies in it, its mode and its group; answers how many. Each is held while it is
 * looked at and changed: root may run this in a folder in which others can put a link where there was a file.
 */
function settle(path: string, wanted: Wanted): number {
  const held = openSync(path, nameOnly);
  const self = `/proc/self/fd/${held}`;
  try {
    const found = fstatSync(held);
    if (!(found.isFile() || found.isDirectory())) return 0;
    // It goes first, so that what is made in the folder meanwhile is as it should be.
    if (found.gid !== wanted.gid) chownSync(self, found.uid, wanted.gid);
    chmodSync(self, found.isDirectory() ? wanted.folder : wanted.file);
    if (found.isFile()) return 1;
    return readdirSync(self).reduce((sum, name) => sum + settleIfThere(join(self, name), wanted), 1);
  } finally {
    closeSync(held);
  }
}

/** Journals come and go. */
function settleIfThere(path: string, wanted: Wanted): number {
  try {
    return settle(path, wanted);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}

function isNotOurs(error: unknown): boolean {
  return ['EPERM', 'EACCES'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** A database in somebody's home must not open that home to a group. */
function refuseOtherThings(folder: string, { engine, backups }: OpenedClinic): void {
  const own: readonly string[] = dataFolderNames;
  const isOwn = (name: string) =>
    name.startsWith(basename(engine.place)) ||
    name.startsWith('.frontdesk-') ||
    own.includes(name) ||
    join(folder, name) === backups;
  const [other] = readdirSync(folder).filter((name) => !isOwn(name));
  if (other === undefined) return;
  refuse('invalid', `${folder} holds other things than the clinic, such as ${other}.`, {
    hint: 'Move the database into a folder of its own first.',
  });
}
