import { noRecipient } from '../../clinic/settings/index.ts';
import type { Desk } from '../../desk/index.ts';
import type { Engine } from '../../storage/engine.ts';
import { listOwnBackups } from '../backup/own.ts';
import type { BackupRow } from '../backup/row.ts';
import { type BackupStanding, backupStanding, type ScheduleFacts } from './due.ts';
import { type LogFacts, logFacts } from './log-facts.ts';

/** What is read from: an open clinic of this program's own revision. */
export interface UpkeepPlace {
  readonly desk: Pick<Desk, 'read' | 'clock'>;
  readonly engine: Pick<Engine, 'place' | 'applied' | 'sizeBytes' | 'isReplaced'>;
  /** The folder of the backups. */
  readonly backups: string;
}

/** How backups and maintenance stand: what the schedule, Today, health and the metrics all begin from. */
export interface Upkeep {
  readonly now: string;
  readonly settings: LogFacts['settings'];
  readonly facts: ScheduleFacts;
  readonly backup: BackupStanding;
  readonly last_backup: Pick<BackupRow, 'id' | 'at' | 'verified_at' | 'stored_bytes'> | null;
  /** The last restore that was rehearsed, an instant. */
  readonly last_rehearsal: string | null;
  /** A backup failed, and none has succeeded since. */
  readonly failed_backup: { readonly at: string; readonly code: string } | null;
  /** The newest backup was looked at again and is not whole; none has been made since. */
  readonly broken_backup: { readonly id: string; readonly at: string } | null;
  /** The database file was removed or replaced under the open desk. */
  readonly is_replaced: boolean;
}

/** A database up to this size is compacted so quickly that nobody at work notices. Bytes. */
const unnoticed = 64 * 1024 * 1024;

export async function readUpkeep({ desk, engine, backups }: UpkeepPlace): Promise<Upkeep> {
  const now = desk.clock.now();
  const { settings, is_open, failed_backup, ...log } = await desk.read(logFacts, {});
  const ours = await listOwnBackups(backups, engine.place);
  const last = ours.find(({ verified }) => verified) ?? null;
  const facts: ScheduleFacts = {
    ...log,
    created_at: (await engine.applied())[0]?.applied_at ?? now,
    backup: last?.at ?? null,
    is_sealed: settings.backup_encrypt_to !== noRecipient,
    is_quiet: !is_open || (await engine.sizeBytes()) <= unnoticed,
  };
  return {
    now,
    settings,
    facts,
    backup: backupStanding(settings, facts, now),
    last_backup: last && {
      id: last.id,
      at: last.at,
      verified_at: last.verified_at,
      stored_bytes: last.stored_bytes,
    },
    last_rehearsal: facts.rehearse,
    failed_backup: failed_backup && failed_backup.at > (last?.at ?? '') ? failed_backup : null,
    broken_backup: brokenOf(ours[0]),
    is_replaced: await engine.isReplaced(),
  };
}

function brokenOf(newest: BackupRow | undefined): Upkeep['broken_backup'] {
  return newest === undefined || newest.verified ? null : { id: newest.id, at: newest.at };
}
