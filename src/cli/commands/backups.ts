import { resolve } from 'node:path';
import {
  type BackupRow,
  listBackups,
  type Pruned,
  prune,
  type Verdict,
  verifyBackups,
} from '../../data/backup/index.ts';
import { isRefusal, refuse } from '../../desk/index.ts';
import { ageText, countText, sizeText, wallText } from '../../desk/words/index.ts';
import { formatTable } from '../output/table.ts';
import type { Session } from '../session.ts';

/** Every backup in the folder, the newest first; also where there is no database any more. */
export async function listAll(session: Session): Promise<void> {
  await permitWhereThereIsAClinic(session);
  const rows = await listBackups(session.config.backups);
  session.output.result(rows, {
    words: session.output.forScripts
      ? ''
      : listInWords(rows, session.config.backups, await session.timeZone()),
  });
}

/** Where there is none any more, or a damaged one, nobody could sign in: the list is the way back. */
async function permitWhereThereIsAClinic(session: Session): Promise<void> {
  try {
    await session.permitted('data.backup', 'data.backup', { anyRevision: true });
  } catch (error) {
    if (!isRefusal(error, 'no_database', 'corrupt')) throw error;
  }
}

export interface VerifyFlags {
  rehearse?: boolean;
  identity?: string;
  passphraseFile?: string;
}

/** Looks at one backup again, or at all. Returns the exit code: 1 when one is not whole. */
export async function runVerify(
  session: Session,
  backup: string | undefined,
  { rehearse, identity, passphraseFile }: VerifyFlags,
): Promise<number> {
  const verdicts = await session.carryOut(
    verifyBackups,
    {
      ...(backup !== undefined && { backup }),
      ...(rehearse && { rehearse }),
      ...(identity !== undefined && { identity_file: resolve(identity) }),
      ...(passphraseFile !== undefined && { passphrase_file: resolve(passphraseFile) }),
    },
    { anyRevision: 'older' },
  );
  session.output.result(verdicts, {
    words: verdicts.map(verdictInWords).join('\n') || 'There are no backups.',
  });
  return verdicts.every(({ ok }) => ok) ? 0 : 1;
}

export interface PruneFlags {
  keepDaily?: string;
  keepWeekly?: string;
  keepMonthly?: string;
  dryRun?: boolean;
}

/** Removes what nothing asks to keep. */
export async function runPrune(session: Session, flags: PruneFlags): Promise<void> {
  const { keepDaily, keepWeekly, keepMonthly, dryRun } = flags;
  if (keepDaily === undefined && keepWeekly === undefined && keepMonthly === undefined)
    refuse('usage', 'Say what to keep: --keep-daily, --keep-weekly or --keep-monthly.');
  if (!dryRun) session.refuseReadOnly();
  const rules = {
    keep_daily: count('--keep-daily', keepDaily),
    keep_weekly: count('--keep-weekly', keepWeekly),
    keep_monthly: count('--keep-monthly', keepMonthly),
  };
  const pruning = (dry: boolean) =>
    session.carryOut(prune, { ...rules, dry_run: dry }, { anyRevision: 'older' });
  if (!dryRun && !session.config.yes) await confirmPruning(session, await pruning(true));
  const pruned = await pruning(dryRun ?? false);
  const { removed, kept, freed_bytes } = pruned;
  const done = dryRun ? 'would go' : 'removed';
  session.output.result(pruned, {
    words: [
      ...removed.map((id) => `${done}  ${id}`),
      `${countText(removed.length)} ${done}, ${countText(kept.length)} kept, ${sizeText(freed_bytes)} freed.`,
    ].join('\n'),
    doneOnly: true,
  });
}

/** What goes cannot be brought back: each is named first. */
async function confirmPruning(session: Session, { removed, kept, freed_bytes }: Pruned): Promise<void> {
  if (removed.length === 0) return;
  session.output.note(removed.map((id) => `would go  ${id}`).join('\n'));
  const what = `${removed.length} ${removed.length === 1 ? 'backup' : 'backups'}`;
  await session.confirm(`Remove ${what} (${sizeText(freed_bytes)}) and keep ${kept.length}?`);
}

function count(flag: string, said = '0'): number {
  if (!/^\d{1,4}$/.test(said)) refuse('usage', `${flag} takes a number, not “${said}”.`);
  return Number(said);
}

function listInWords(rows: readonly BackupRow[], folder: string, zone: string): string {
  if (rows.length === 0) return `There are no backups in ${folder}.`;
  const now = new Date().toISOString();
  const shown = rows.map((row) => ({
    id: row.id,
    made: wallText(row.at, zone),
    age: ageText(row.at, now),
    kind: row.encrypted ? `${row.kind}, encrypted` : row.kind,
    size: sizeText(row.size_bytes),
    stored: sizeText(row.stored_bytes),
    verified: row.verified ? (row.verified_at === null ? 'no' : wallText(row.verified_at, zone)) : 'DAMAGED',
    note: row.problem ?? row.note,
  }));
  return formatTable(shown, ['id', 'made', 'age', 'kind', 'size', 'stored', 'verified', 'note']);
}

function verdictInWords({ id, ok, depth, lacks_key, reason }: Verdict): string {
  if (!ok) return `DAMAGED  ${id}: ${reason}`;
  if (lacks_key !== null)
    return `ok       ${id}: its hash holds; to open it the key ${lacks_key} is needed, as a line of the key file`;
  return `ok       ${id}: ${words[depth]}`;
}

const words = {
  hash: 'its hash holds; with --identity or --passphrase-file it is opened, too',
  opened: 'its hash holds, and every page, reference and row is there',
  rehearsed: 'a restore of it was rehearsed, and every page, reference and row is there',
} as const satisfies Record<Verdict['depth'], string>;
