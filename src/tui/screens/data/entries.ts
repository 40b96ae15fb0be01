import type { Health } from '../../../data/health/index.ts';
import type { Overview } from '../../../data/overview/index.ts';
import { counted, countText, type Moments, type Tone } from '../../kit.ts';

export type EntryId =
  | 'backup'
  | 'restore'
  | 'export'
  | 'import'
  | 'migrations'
  | 'maintenance'
  | 'health'
  | 'log'
  | 'uploads'
  | 'retention'
  | 'clear';

/** How something stands, in a few words. */
export interface Standing {
  readonly text: string;
  readonly tone?: Tone;
}

/** A line of the menu. */
export interface Entry {
  readonly id: EntryId;
  readonly title: string;
  readonly standing: Standing;
  /** What it does, for the foot of the screen. */
  readonly about: string;
}

/** What the menu shows the standing of; undefined while it is being looked at. */
export interface Seen {
  readonly overview: Overview | undefined;
  readonly health: Health | undefined;
}

const A_DAY = 24 * 60 * 60 * 1000;
/** A backup older than this is pointed out. */
const OLD_BACKUP = 2 * A_DAY;

/** The lines of the menu with how each thing stands now. */
export function entriesOf(seen: Seen, here: Moments): Entry[] {
  const { overview } = seen;
  const look = (standing: (overview: Overview) => Standing): Standing =>
    overview ? standing(overview) : { text: '…', tone: 'muted' };
  return [
    {
      id: 'backup',
      title: 'Backup now',
      standing: look((all) => lastBackupStanding(all, here)),
      about:
        'Makes a backup while everybody works on, and proves it: opened, checked, counted. Ctrl+B (or B) does it from every screen.',
    },
    {
      id: 'restore',
      title: 'Restore, backups…',
      standing: look((all) => backupsStanding(all, here)),
      about:
        'The list of backups: check one, try it, or bring it back. What a restore would change is shown first, and it can be undone.',
    },
    {
      id: 'export',
      title: 'Export…',
      standing: { text: 'SQL CSV JSON NDJSON XLSX' },
      about: 'Writes all data or chosen tables to a file, from one consistent moment.',
    },
    {
      id: 'import',
      title: 'Import…',
      standing: look(({ uploads }) => importStanding(uploads[0])),
      about:
        'Reads patients, doctors or visits from a file. What it would do is shown before anything is written.',
    },
    {
      id: 'migrations',
      title: 'Migrations',
      standing: look(migrationsStanding),
      about:
        'The revisions of the database, when each was applied and by whom. A backup comes before each change.',
    },
    {
      id: 'maintenance',
      title: 'Maintenance',
      standing: look((all) => maintenanceStanding(all, here)),
      about: 'Refreshes statistics, compacts the file, rebuilds indexes. The schedule does it by itself.',
    },
    {
      id: 'health',
      title: 'Health',
      standing: seen.health ? healthStanding(seen.health) : { text: '…', tone: 'muted' },
      about: 'Looks whether the database, its backups and the disk are sound, and says what to do where not.',
    },
    {
      id: 'log',
      title: 'Log',
      standing: look((all) => logStanding(all, here)),
      about: 'What was run on the data as a whole, by whom, and every operation that failed.',
    },
    {
      id: 'uploads',
      title: 'Uploads',
      standing: look(({ status }) => {
        const count = status.rows.uploads ?? 0;
        return { text: count === 0 ? 'none yet' : counted(count, 'upload') };
      }),
      about: 'What was imported, by whom, and what came of it. An import can be taken back as a whole.',
    },
    {
      id: 'retention',
      title: 'Retention, purge…',
      standing: { text: 'nothing goes by itself' },
      about:
        'What is kept longer than the settings say. It is shown first; a purge makes a backup and asks for the name of the clinic.',
    },
    {
      id: 'clear',
      title: 'Clear all…',
      standing: { text: 'a backup is made first' },
      about:
        'Empties every table but accounts, settings and the audit log. The name of the clinic has to be typed.',
    },
  ];
}

/** A line that is closed says so in the place of how it stands. @param closed why, null where it is open */
export function asPermitted(entry: Entry, closed: string | null): Entry {
  if (closed === null) return entry;
  return {
    ...entry,
    standing: { text: 'not for you', tone: 'muted' },
    about: `${closed} ${entry.about}`,
  };
}

function lastBackupStanding({ backups, own_backups: own, status }: Overview, here: Moments): Standing {
  const last = backups.find(({ id }) => own.includes(id));
  if (!last) return { text: 'never made one', tone: status.has_data ? 'warning' : 'plain' };
  if (!last.verified) return { text: `last ${here.when(last.at)}, damaged`, tone: 'danger' };
  const isOld = Date.parse(here.now) - Date.parse(last.at) > OLD_BACKUP;
  return { text: `last ${here.when(last.at)}, proved`, tone: isOld ? 'warning' : 'ok' };
}

function backupsStanding({ backups }: Overview, { ago }: Moments): Standing {
  const [newest] = backups;
  if (!newest) return { text: 'no backup yet' };
  const damaged = backups.filter(({ verified }) => !verified).length;
  if (damaged > 0)
    return { text: `${counted(backups.length, 'backup')}, ${damaged} damaged`, tone: 'danger' };
  return { text: `${countText(backups.length)}, newest ${ago(newest.at)}` };
}

function importStanding(upload: Overview['uploads'][number] | undefined): Standing {
  if (!upload) return { text: 'nothing imported yet' };
  if (upload.status === 'failed') return { text: `failed: ${upload.file_name}`, tone: 'warning' };
  if (upload.status === 'running') return { text: `not finished: ${upload.file_name}`, tone: 'warning' };
  if (upload.status === 'undone') return { text: `undone: ${upload.file_name}` };
  return { text: `last: ${upload.file_name}, ${countText(upload.inserted)} in` };
}

function migrationsStanding({ status: { revision } }: Overview): Standing {
  const { length } = revision.pending;
  return length === 0 ? { text: 'none pending' } : { text: `${length} pending`, tone: 'warning' };
}

function maintenanceStanding({ maintenance }: Overview, { ago }: Moments): Standing {
  const [newest] = maintenance;
  if (newest?.outcome === 'failed') return { text: `failed ${ago(newest.at)}`, tone: 'warning' };
  const last = maintenance.find(({ outcome }) => outcome === 'done');
  return { text: last ? `last ${ago(last.at)}` : 'not run lately' };
}

function healthStanding({ ok, checks }: Health): Standing {
  const good = checks.filter((check) => check.ok).length;
  const bad = checks.find((check) => !check.ok);
  return ok || !bad
    ? { text: `✓ ${good} of ${checks.length}`, tone: 'ok' }
    : { text: `✗ ${good} of ${checks.length}: ${bad.name.replaceAll('_', ' ')}`, tone: 'danger' };
}

function logStanding({ log }: Overview, here: Moments): Standing {
  const since = Date.parse(here.now) - A_DAY;
  const failed = log.filter(({ outcome, at }) => outcome === 'failed' && Date.parse(at) > since).length;
  if (failed > 0) return { text: `${failed} failed in a day`, tone: 'warning' };
  const [last] = log;
  return { text: last ? `last ${here.when(last.at)}` : 'empty' };
}
