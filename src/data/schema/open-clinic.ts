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
import type { Engine } from '../../storage/engine.ts';
import { StorageError } from '../../storage/errors.ts';
import { openEngine } from '../../storage/open.ts';
import type { LoggedQuery } from '../../storage/query-log.ts';
import { revisionOf } from './revision.ts';

export interface OpenClinicOptions {
  /** A path, or an address. */
  readonly db: string;
  /** The folder that backups go to; `backups` beside the database unless said. */
  readonly backups?: string;
  readonly actor?: Actor;
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly readOnly?: boolean;
  /** True makes a missing database. */
  readonly create?: boolean;
  /** True opens also a database that is older or empty; the caller migrates it. */
  readonly anyRevision?: boolean;
  /** Milliseconds to wait inside the engine for another writer; a screen wants few, since it cannot draw meanwhile. */
  readonly busyTimeout?: number;
  /** Milliseconds to go on asking for a locked database, a minute unless said; somebody at a screen waits less. */
  readonly patience?: number;
  /** Hears of every statement, its values hidden. */
  readonly onQuery?: (query: LoggedQuery) => void;
}

export interface OpenedClinic {
  readonly desk: Desk;
  readonly engine: Engine;
  /** The folder that backups go to. */
  readonly backups: string;
  close(): Promise<void>;
}

/**
 * Opens a clinic's database and its desk. Throws DeskError `no_database`, `corrupt`, `busy`, `older` or `newer`, each
 * with what to do.
 */
export async function openClinic(options: OpenClinicOptions): Promise<OpenedClinic> {
  const clock = options.clock ?? systemClock;
  const ids = options.ids ?? uuidv7;
  const engine = await open(options);
  if (!options.anyRevision) {
    try {
      await refuseOtherRevision(engine);
    } catch (error) {
      await engine.close();
      throw error;
    }
  }
  const desk = new Desk({
    engine,
    clock,
    ids,
    operationNamed,
    actor: options.actor ?? systemActor(ids.next(clock.now())),
    readOnly: options.readOnly ?? false,
    ...(options.patience === undefined ? {} : { patience: options.patience }),
  });
  const backups = options.backups ?? join(dirname(engine.place), 'backups');
  return { desk, engine, backups, close: () => desk.close() };
}

async function open(options: OpenClinicOptions): Promise<Engine> {
  try {
    return await openEngine(options.db, {
      entities,
      subscribers: [new AuditSubscriber()],
      readOnly: options.readOnly ?? false,
      create: options.create ?? false,
      ...(options.busyTimeout === undefined ? {} : { busyTimeout: options.busyTimeout }),
      ...(options.onQuery ? { onQuery: options.onQuery } : {}),
    });
  } catch (error) {
    throw error instanceof StorageError ? openError(error) : error;
  }
}

function openError(error: StorageError): DeskError {
  switch (error.kind) {
    case 'missing':
      return new DeskError('no_database', error.message, { hint: 'Create one with frontdesk init.' });
    case 'busy':
      return new DeskError('busy', error.message, { hint: 'Try again in a moment.' });
    case 'unsupported':
      return new DeskError('no_database', error.message, { hint: 'Name a SQLite file with --db.' });
    case 'read_only':
      return new DeskError('read_only', error.message, {
        hint: 'Ask for the right to write there, or name another database with --db.',
      });
    case 'unreadable':
      return new DeskError('no_database', error.message, { hint: 'Check the path and its permissions.' });
    case 'corrupt':
      return new DeskError('corrupt', error.message, {
        hint: 'Name another file with --db, or restore a backup.',
      });
  }
}

async function refuseOtherRevision(engine: Engine): Promise<void> {
  const { current, head, pending, unknown } = await revisionOf(engine);
  if (unknown.length > 0) {
    throw new DeskError('newer', `The database is newer (${current}) than this program (${head}).`, {
      hint: 'Use the newer program.',
    });
  }
  if (pending.length > 0) {
    throw new DeskError(
      'older',
      `The database is older (${current ?? 'empty'}) than this program (${head}).`,
      {
        hint: 'Run frontdesk migrate.',
      },
    );
  }
}
