import { type BackupRow, backUp, prune, verifyBackups } from '../../../data/backup/index.ts';
import { restoreJob } from '../../../data/restore/index.ts';
import { defineActions } from '../../kit.ts';

/** What the keys of the backups work on. */
export interface BackupsContext {
  readonly backup: BackupRow | undefined;
  /** What is under way, and keeps other long work waiting; null when nothing is. */
  readonly busy: string | null;
  /** True, or why there is no restore to be undone. */
  readonly canUndo: true | string;
  make(): unknown;
  makeIncremental(): unknown;
  makeWithNote(): unknown;
  makeEncrypted(): unknown;
  verify(): unknown;
  rehearse(): unknown;
  prune(): unknown;
  restore(): unknown;
  restoreAt(): unknown;
  undoRestore(): unknown;
}

const free = ({ busy }: BackupsContext) => (busy === null ? true : `${busy}: still under way. Esc stops it.`);
const onBackup = (context: BackupsContext) =>
  context.backup ? free(context) : 'There is no backup yet: b makes one.';

export const backupsActions = defineActions<BackupsContext>(
  'data-backups',
  'Backups',
  [
    {
      id: 'data-backups.restore',
      title: 'Restore from this backup: shows first what would change',
      keys: ['enter'],
      asks: restoreJob,
      hint: 'restore…',
      when: onBackup,
      run: (backups) => backups.restore(),
    },
    {
      id: 'data-backups.make',
      title: 'Back up now',
      keys: ['b'],
      asks: backUp,
      hint: 'back up',
      when: free,
      run: (backups) => backups.make(),
    },
    {
      id: 'data-backups.incremental',
      title: 'Back up what changed since the last backup',
      keys: ['i'],
      asks: backUp,
      hint: 'only changes',
      when: free,
      run: (backups) => backups.makeIncremental(),
    },
    {
      id: 'data-backups.note',
      title: 'Back up with a note what it is for',
      keys: ['n'],
      asks: backUp,
      hint: 'with note',
      when: free,
      run: (backups) => backups.makeWithNote(),
    },
    {
      id: 'data-backups.verify',
      title: 'Check that this backup is whole',
      keys: ['v'],
      asks: verifyBackups,
      hint: 'verify',
      when: onBackup,
      run: (backups) => backups.verify(),
    },
    {
      id: 'data-backups.rehearse',
      title: 'Rehearse a restore of this backup in a scratch place',
      keys: ['t'],
      asks: verifyBackups,
      hint: 'try',
      when: onBackup,
      run: (backups) => backups.rehearse(),
    },
    {
      id: 'data-backups.prune',
      title: 'Remove backups that are no longer to be kept; shows first which',
      keys: ['p'],
      asks: prune,
      hint: 'prune',
      when: onBackup,
      run: (backups) => backups.prune(),
    },
    {
      id: 'data-backups.encrypted',
      title: 'Back up encrypted with a passphrase',
      keys: ['e'],
      // Another lock than the house's: asked for before anybody types a passphrase.
      asks: { permission: 'data.backup_elsewhere' },
      when: free,
      run: (backups) => backups.makeEncrypted(),
    },
    {
      id: 'data-backups.at',
      title: 'Restore the data as they were at a time',
      keys: ['a'],
      asks: restoreJob,
      when: onBackup,
      run: (backups) => backups.restoreAt(),
    },
    {
      id: 'data-backups.undo',
      title: 'Undo the last restore',
      keys: ['U'],
      asks: restoreJob,
      hint: 'undo restore',
      when: (backups) => (backups.canUndo === true ? free(backups) : backups.canUndo),
      run: (backups) => backups.undoRestore(),
    },
  ],
  ['list', 'running-job'],
);
