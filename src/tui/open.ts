import { join } from 'node:path';
import { z } from 'zod';
import { readSettings } from '../clinic/settings/index.ts';
import type { Config } from '../config.ts';
import { clinicFolders, type FileLimits, type KeptTo, keptTo } from '../data/access/index.ts';
import { backUp } from '../data/backup/index.ts';
import { openClinic } from '../data/schema/index.ts';
import { Desk, defineQuery, systemActor, systemClock, undoLast, uuidv7 } from '../desk/index.ts';
import { jobsInChildren, type StartJob } from '../jobs/index.ts';
import type { DeskDoor } from './data/desk.ts';
import type { BackUpCommand } from './shell/back-up.ts';
import type { House } from './shell/services.ts';
import type { UndoCommand } from './shell/undo.ts';
import { counted, sizeText } from './text/index.ts';

/** A screen cannot draw while the engine waits, so it waits briefly there and the desk asks again. */
export const BUSY_TIMEOUT = 100;
const PATIENCE = 10_000;

export async function openForScreens(config: Config) {
  return openClinic({
    ...(await heard(config)),
    db: config.db,
    backups: config.backups,
    readOnly: config.read_only,
    busyTimeout: BUSY_TIMEOUT,
    patience: PATIENCE,
  });
}

/** A screen has no room for a log: it goes to a file. */
async function heard({ log_queries, query_log, home }: Config) {
  if (!log_queries) return {};
  const { queryLog } = await import('../data/query-log.ts');
  return { onQuery: queryLog(query_log ?? join(home, 'queries.log'), () => {}) };
}

/** Starts long work for whoever sits here. */
export function jobsFor(config: Config, desk: DeskDoor | null, credential: string | null): StartJob {
  const actor = desk?.actor ?? systemActor(uuidv7.next(systemClock.now()));
  const { db, backups } = config;
  return jobsInChildren({ db, backups, files: limitsAtScreens(config), actor, credential });
}

/** Whoever has only the screens is kept to some folders where the login is shared, or the config file says so. */
function limitsAtScreens({ home, backups, allowed_folders: more }: Config): FileLimits {
  return {
    ...clinicFolders(home, backups),
    more: more ?? [],
    confine: more === null ? 'shared' : 'all',
  };
}

/** The folders that whoever sits here is kept to; null where any file may be named. */
export function keptToHere(config: Config, desk: DeskDoor): Promise<KeptTo | null> {
  return keptTo(desk, limitsAtScreens(config));
}

/** Starts what the settings ask for, for the house itself. */
export function jobsOfTheHouse(config: Config, desk: DeskDoor | null): StartJob {
  const actor = desk instanceof Desk ? desk.ofTheHouse().actor : systemActor(uuidv7.next(systemClock.now()));
  const { db, backups } = config;
  return jobsInChildren({
    db,
    backups,
    files: limitsAtScreens(config),
    actor,
    credential: null,
    isHouse: true,
  });
}

const houseQuery = defineQuery({
  name: 'settings.house',
  title: 'What every screen needs to know of the clinic',
  input: z.object({}),
  permission: 'house.see',
  run: async (view): Promise<House> => {
    const { name, time_zone, idle_lock_minutes } = await readSettings(view);
    return { name, time_zone, idle_lock_minutes };
  },
});

export function readHouse(desk: DeskDoor): Promise<House> {
  return desk.read(houseQuery, {});
}

/** One's own last act at this desk, taken back as its operation says. */
export const undoHere: UndoCommand = (perform) =>
  perform(undoLast, { anywhere: false }, { said: ({ title }) => `Undone: ${title}.` });

/** A full backup, made and proved while the screens go on. */
export const backUpHere: BackUpCommand = (jobs) =>
  jobs.run(
    backUp,
    {},
    {
      said: ({ size_bytes, rows }) =>
        `Backup made and proved: ${sizeText(size_bytes)}, ${counted(rows.patients ?? 0, 'patient')}.`,
    },
  );
