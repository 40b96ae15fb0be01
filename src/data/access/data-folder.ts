/** What else than the database, its backups and what is under way the program keeps in the data folder. */
export const dataFolderNames = ['exports', 'imports', 'backups', 'config.json', 'queries.log'] as const;
