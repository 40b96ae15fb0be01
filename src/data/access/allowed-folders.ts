import { dirname } from 'node:path';
import { sharedAccount } from '../../clinic/settings/index.ts';
import { type Desk, isRefusal } from '../../desk/index.ts';
import { makeOwnFolder } from '../../storage/own-folder.ts';
import type { OpenedClinic } from '../schema/open-clinic.ts';
import { type ClinicFolders, clinicFolders } from './data-folder.ts';

/** Where files may be named, and by whom nowhere else. */
export interface FileLimits extends ClinicFolders {
  /** What the config file adds (`allowed_folders`). */
  readonly more: readonly string[];
  /**
   * `others`: whoever is no administrator (commands). `shared`: everybody, where many people share one login of the
   * machine (screens). `all`: everybody, whatever the settings say (screens, where the config file says so).
   */
  readonly confine: 'others' | 'shared' | 'all';
}

/** What somebody is kept to: nothing outside of `all` is read or written at a word of theirs. */
export interface KeptTo {
  readonly imports: string;
  readonly exports: string;
  readonly all: readonly string[];
}

/** What holds for a clinic that was opened without saying: the folders beside it, for whoever is no administrator. */
export function limitsOf({
  engine,
  backups,
  files,
}: Pick<OpenedClinic, 'engine' | 'backups' | 'files'>): FileLimits {
  return files ?? { ...clinicFolders(dirname(engine.place), backups), more: [], confine: 'others' };
}

/** A desk as it is asked who sits there. */
type AskedDesk = Pick<Desk, 'look' | 'read'>;

/** What the one who calls is kept to; null where any file may be named. Folders of the clinic's own that are missing are made. */
export async function keptTo(desk: AskedDesk, limits: FileLimits): Promise<KeptTo | null> {
  if (!(await isConfined(desk, limits))) return null;
  for (const folder of [limits.imports, limits.exports]) {
    try {
      makeOwnFolder(folder);
    } catch {
      // Whoever names a file there is told.
    }
  }
  return foldersIn(limits);
}

export function foldersIn({ imports, exports, backups, more }: FileLimits): KeptTo {
  return { imports, exports, all: [imports, exports, backups, ...more] };
}

async function isConfined(desk: AskedDesk, { confine }: FileLimits): Promise<boolean> {
  if (confine === 'all') return true;
  const standing = await desk.look();
  if (standing.kind === 'signed_out') return true;
  if (standing.kind === 'signed_in' && standing.role !== 'admin') return true;
  return confine === 'shared' && isShared(desk);
}

/** Where nobody can tell (a database of an older revision, a damaged one), it counts as shared. */
async function isShared(desk: AskedDesk): Promise<boolean> {
  try {
    return await desk.read(sharedAccount, {});
  } catch (error) {
    if (isRefusal(error, 'cancelled')) throw error;
    return true;
  }
}
