import { join } from 'node:path';

/** What else than the database, its backups and what is under way the program keeps in the data folder. */
export const dataFolderNames = ['exports', 'imports', 'backups', 'config.json', 'queries.log'] as const;

/** Where files come into a clinic and go out of it, unless somebody may name others. */
export interface ClinicFolders {
  readonly imports: string;
  readonly exports: string;
  readonly backups: string;
}

export function clinicFolders(dataFolder: string, backups: string): ClinicFolders {
  return { imports: join(dataFolder, 'imports'), exports: join(dataFolder, 'exports'), backups };
}
