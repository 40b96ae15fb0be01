import { chmodSync, chownSync, lstatSync, readdirSync } from 'node:fs';
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
    const settle = (path: string): void => {
      const found = lstatSync(path, { throwIfNoEntry: false });
      // Journals come and go, and a link is not ours to follow.
      if (found === undefined || !(found.isFile() || found.isDirectory())) return;
      paths += 1;
      if (found.gid !== gid) chownSync(path, found.uid, gid);
      // The folder goes first, so that what is made in it meanwhile is as it should be.
      chmodSync(path, found.isDirectory() ? modes.folder : modes.file);
      if (found.isDirectory()) for (const name of readdirSync(path)) settle(join(path, name));
    };
    try {
      settle(folder);
    } catch (cause) {
      refuse('forbidden', `${folder} and what lies in it belong to another login.`, {
        hint: 'Run it as the owner of the files, or as root.',
        cause,
      });
    }
    return { folder, group_access: group, gid, paths };
  },
});

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
