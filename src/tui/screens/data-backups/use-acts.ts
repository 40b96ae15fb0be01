import { settingList } from '../../../clinic/settings/index.ts';
import { type BackupRow, backUp, prune, verifyBackups } from '../../../data/backup/index.ts';
import type { Overview } from '../../../data/overview/index.ts';
import { safetyNote } from '../../../data/restore/index.ts';
import {
  askNewPassphrase,
  askSecret,
  counted,
  sizeText,
  useDialogs,
  useHouse,
  useJobs,
  useMessage,
  useMoments,
  useNavigation,
  useReader,
} from '../../kit.ts';
import { backUpHere } from '../../open.ts';
import type { BackupsContext } from './actions.ts';
import { pruneLines } from './prune-lines.ts';
import { reasonText } from './reason.ts';

/** What the keys do with the backup under the cursor. */
export function useActs(
  backup: BackupRow | undefined,
  overview: Overview | undefined,
): BackupsContext & { readonly safetyCopy: BackupRow | undefined } {
  const jobs = useJobs();
  const dialogs = useDialogs();
  const message = useMessage();
  const moments = useMoments();
  const read = useReader();
  const { navigate } = useNavigation();
  const { time_zone } = useHouse();
  const onBackup = (act: (one: BackupRow) => unknown) => () => (backup ? act(backup) : undefined);
  const safetyCopy = overview?.backups.find(
    ({ id, note }) => overview.own_backups.includes(id) && note?.startsWith(safetyNote),
  );

  const verify = (rehearse: boolean) => async (one: BackupRow) => {
    const secret = one.encrypted ? await askSecret(dialogs, moments.when(one.at)) : {};
    if (secret === null) return;
    const verdicts = await jobs.run(verifyBackups, { backup: one.id, rehearse, ...secret }, { quiet: true });
    const [verdict] = verdicts ?? [];
    if (!verdict) return;
    const when = moments.when(one.at);
    if (!verdict.ok) message.fail(`The backup of ${when} is damaged: ${reasonText(verdict.reason)}.`);
    else
      message.done(
        rehearse ? `A restore of ${when} was rehearsed: it works.` : `The backup of ${when} is whole.`,
      );
  };

  return {
    backup,
    safetyCopy,
    busy: jobs.running?.title ?? null,
    canUndo: safetyCopy ? true : 'Nothing was restored that could be undone.',
    make: () => backUpHere(jobs),
    makeIncremental: () =>
      jobs.run(
        backUp,
        { incremental: true },
        { said: (made) => saidOf(made, 'What changed is backed up and proved') },
      ),
    makeWithNote: async () => {
      const note = await dialogs.ask({ title: 'Back up with a note', label: 'What it is for' });
      if (note === null) return;
      await jobs.run(backUp, { note }, { said: (made) => saidOf(made, 'Backup made and proved') });
    },
    makeEncrypted: async () => {
      const passphrase = await askNewPassphrase(dialogs);
      if (passphrase === null) return;
      await jobs.run(
        backUp,
        { passphrase },
        { said: (made) => saidOf(made, 'Encrypted backup made and proved') },
      );
    },
    verify: onBackup(verify(false)),
    rehearse: onBackup(verify(true)),
    restore: onBackup(({ id }) => navigate('data-restore', { backup: id })),
    restoreAt: async () => {
      const at = await dialogs.ask({
        title: 'Restore the data as they were',
        lines: [
          'The newest backup at or before this time is taken, and what it would change is shown first.',
        ],
        label: 'When, such as 2026-11-20 18:00',
      });
      if (at !== null) navigate('data-restore', { at });
    },
    undoRestore: () => safetyCopy && navigate('data-restore', { undo: 'yes' }),
    prune: async () => {
      const rules = await retention();
      const planned = await jobs.run(prune, { ...rules, dry_run: true }, { quiet: true });
      if (!planned || !overview) return;
      if (planned.removed.length === 0) return message.info('Every backup there is is still to be kept.');
      const sure = await dialogs.confirm({
        title: `Remove ${counted(planned.removed.length, 'backup')}?`,
        lines: pruneLines(planned, overview.backups, rules, moments),
        yes: 'remove them',
      });
      if (!sure) return;
      const said = ({ removed, kept, freed_bytes }: typeof planned) =>
        `${counted(removed.length, 'backup')} removed, ${kept.length} kept, ${sizeText(freed_bytes)} freed.`;
      await jobs.run(prune, rules, { said });
    },
  };

  /** How many are kept is a setting of the clinic. */
  async function retention() {
    const settings = new Map((await read(settingList, {})).map(({ name, value }) => [name, Number(value)]));
    return {
      keep_daily: settings.get('backup_keep_daily') ?? 7,
      keep_weekly: settings.get('backup_keep_weekly') ?? 4,
      keep_monthly: settings.get('backup_keep_monthly') ?? 12,
      time_zone,
    };
  }
}

function saidOf({ size_bytes, stored_bytes, kind }: BackupRow, what: string): string {
  return kind === 'incremental'
    ? `${what}: ${sizeText(stored_bytes)} written for ${sizeText(size_bytes)} of data.`
    : `${what}: ${sizeText(stored_bytes)}.`;
}
