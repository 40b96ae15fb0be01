import { dirname, join } from 'node:path';
import { entities } from '../../clinic/entities.ts';
import { operationNamed } from '../../clinic/registry.ts';
import {
  type Actor,
  AuditSubscriber,
  type Clock,
  Desk,
  DeskError,
  type Ids,
  systemActor,
  systemClock,
  uuidv7,
} from '../../desk/index.ts';
import { explained } from '../../desk/refusals.ts';
import type { Engine } from '../../storage/engine.ts';
import { StorageError } from '../../storage/errors.ts';
import { type Guard, scratchGuard } from '../../storage/guard/guard.ts';
import type { ListedMigration } from '../../storage/migrations.ts';
import { openEngine } from '../../storage/open.ts';
import type { LoggedQuery } from '../../storage/query-log.ts';
import type { FileLimits } from '../access/allowed-folders.ts';
import { actNamed } from '../acts.ts';
import { isImportMark, sweepLeftovers } from '../leftovers.ts';
import { isBackupFile } from './backup-file.ts';
import { openError } from './open-error.ts';
import { revisionOf, shortRevision } from './revision.ts';

export interface OpenClinicOptions {
  /** A path, or an address. */
  readonly db: string;
  /** The folder that backups go to; `backups` beside the database unless said. */
  readonly backups?: string;
  /** Where files may be named; anywhere by administrators and where there are no accounts, unless said. */
  readonly files?: FileLimits;
  readonly actor?: Actor;
  readonly clock?: Clock;
  readonly ids?: Ids;
  /** The token of the session that is signed in. */
  readonly credential?: string | null;
  /** The house itself works here, and nobody who could sign in: see `Desk.ofTheHouse`. Said by the program alone. */
  readonly isHouse?: boolean;
  /** A copy that the program made for itself, of what this guards: nobody is asked who they are, nothing is kept beside it. */
  readonly scratchOf?: Guard;
  readonly readOnly?: boolean;
  /** True makes a missing database. */
  readonly create?: boolean;
  /** `older` opens also a database that is older or empty, true also one that is newer; otherwise it is refused. */
  readonly anyRevision?: boolean | 'older';
  /** Milliseconds to wait inside the engine for another writer; a screen wants few, since it cannot draw meanwhile. */
  readonly busyTimeout?: number;
  /** Milliseconds to go on asking for a locked database, a minute unless said; somebody at a screen waits less. */
  readonly patience?: number;
  /** Hears of every statement, its values hidden. */
  readonly onQuery?: (query: LoggedQuery) => void;
  /** Other revisions than this program's, for tests of migrating. */
  readonly migrations?: readonly ListedMigration[];
}

export interface OpenedClinic {
  readonly desk: Desk;
  readonly engine: Engine;
  /** The folder that backups go to. */
  readonly backups: string;
  readonly files?: FileLimits;
  close(): Promise<void>;
}

/**
 * Opens a clinic's database and its desk. Throws DeskError `no_database`, `corrupt`, `busy`, `older` or `newer`, each
 * with what to do.
 */
export async function openClinic(asked: OpenClinicOptions): Promise<OpenedClinic> {
  const options = isBackupFile(asked.db) ? { ...asked, readOnly: true } : asked;
  const clock = options.clock ?? systemClock;
  const ids = options.ids ?? uuidv7;
  const engine = await open(options);
  if (options.anyRevision !== true) {
    try {
      await refuseOtherRevision(engine, options.anyRevision === 'older');
    } catch (error) {
      await engine.close();
      throw explained(engine, error);
    }
  }
  const desk = new Desk({
    engine,
    clock,
    ids,
    operationNamed: async (name) => actNamed(name) ?? operationNamed(name),
    actor: options.actor ?? systemActor(ids.next(clock.now())),
    readOnly: options.readOnly ?? false,
    credential: options.credential ?? null,
    isHouse: options.isHouse ?? false,
    isScratch: options.scratchOf !== undefined,
    ...(options.patience === undefined ? {} : { patience: options.patience }),
  });
  const backups = options.backups ?? join(dirname(engine.place), 'backups');
  // What was left behind is the original's to note, and not a copy's.
  if (!options.readOnly && options.scratchOf === undefined)
    await tidyUp({ desk, engine }, [dirname(engine.place), backups]);
  return { desk, engine, backups, ...(options.files && { files: options.files }), close: () => desk.close() };
}

/** Removes what work that was killed has left behind, and says so in the operations log. */
async function tidyUp(
  { desk, engine }: Pick<OpenedClinic, 'desk' | 'engine'>,
  folders: readonly string[],
): Promise<void> {
  const removed: string[] = [];
  for (const folder of new Set(folders)) {
    // What cannot be removed is told by health; it keeps nobody from working.
    removed.push(...(await sweepLeftovers(folder).catch(() => [])));
  }
  if (removed.some(isImportMark)) {
    const { sweepUploads } = await import('../import/sweep.ts');
    // A database of another revision has no such table; its imports are noted once it is migrated.
    await sweepUploads({ desk, engine }).catch(() => {});
  }
  if (removed.length > 0) await desk.noteDone('data.tidy', `left over and removed: ${removed.join(', ')}`, 0);
}

async function open(options: OpenClinicOptions): Promise<Engine> {
  try {
    return await openEngine(options.db, {
      entities,
      subscribers: [new AuditSubscriber()],
      readOnly: options.readOnly ?? false,
      create: options.create ?? false,
      ...(options.scratchOf ? { guard: scratchGuard(options.scratchOf) } : {}),
      ...(options.busyTimeout === undefined ? {} : { busyTimeout: options.busyTimeout }),
      ...(options.onQuery ? { onQuery: options.onQuery } : {}),
      ...(options.migrations ? { migrations: options.migrations } : {}),
    });
  } catch (error) {
    throw error instanceof StorageError ? openError(error) : error;
  }
}

async function refuseOtherRevision(engine: Engine, mayBeOlder: boolean): Promise<void> {
  const { current, head, pending, unknown } = await revisionOf(engine);
  if (unknown.length > 0) {
    throw new DeskError(
      'newer',
      `The database is newer (${short(current)}) than this program (${short(head)}).`,
      {
        hint: 'Use the newer program.',
      },
    );
  }
  if (pending.length > 0 && !mayBeOlder) {
    throw new DeskError(
      'older',
      `The database is older (${short(current)}) than this program (${short(head)}).`,
      {
        hint: 'Run frontdesk migrate.',
      },
    );
  }
}

function short(revision: string | null): string {
  return revision === null ? 'empty' : shortRevision(revision);
}
